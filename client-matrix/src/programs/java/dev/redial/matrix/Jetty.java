package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;

/** Jetty's client 12; relocated, 10 and 11. */
public final class Jetty implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1",
        call -> answer(call, new HttpClient(), new HttpClient()),
        "http-2",
        call -> answer(call, http2(), new HttpClient()),
        OwnProxy.WAY,
        call -> answer(call, throughOwnProxy(), new HttpClient()),
        "web-socket",
        JettyEcho::answer);
  }

  private static HttpClient throughOwnProxy() {
    var client = new HttpClient();
    client.getProxyConfiguration().addProxy(new HttpProxy(OwnProxy.HOST, OwnProxy.port()));
    return client;
  }

  private static HttpClient http2() {
    return new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()));
  }

  /** One client is for https: URLs, the other for http: ones. */
  private static String answer(Call call, HttpClient client, HttpClient plain) throws Exception {
    var answers = new ArrayList<String>();
    client.start();
    plain.start();
    try {
      for (var target : call.targets()) {
        var fitting = target.getScheme().equals("http") ? plain : client;
        var request = request(call, fitting.newRequest(target));
        var response = request.send();
        answers.add(response.getStatus() + " " + response.getContentAsString());
        Untouched.check(request.getHeaders().getFieldNamesCollection());
      }
    } finally {
      plain.stop();
      client.stop();
    }
    return String.join(" | ", answers);
  }

  private static Request request(Call call, Request request) {
    var body = call.body();
    if (body != null) {
      request.method(HttpMethod.POST).body(new StringRequestContent(body));
    }
    request.headers(fields -> call.fields().forEach(fields::put));
    return request.timeout(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
