package dev.redial.matrix;

import dev.redial.clients.Client;
import java.util.Map;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.http.HttpClientTransportOverHTTP2;

/** Jetty's client 9.4, since it has HTTP/2 on a JDK that knows ALPN. */
public final class Jetty94 implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1",
        Jetty9::http1,
        "http-2",
        call -> Jetty9.answer(call, http2(), new HttpClient()),
        "web-socket",
        Jetty9::webSocket);
  }

  private static HttpClient http2() {
    return new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()), Jetty9.tls());
  }
}
