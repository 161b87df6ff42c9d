package dev.redial.matrix;

import dev.redial.clients.Client;
import java.util.Map;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.Dsl;

/** AsyncHttpClient since it knows HTTP/2. */
public final class AsyncHttp2 implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        OwnProxy.WAY,
        call -> AsyncHttp.answer(call, Dsl.asyncHttpClient(AsyncHttp.throughOwnProxy())),
        "http-1",
        call -> AsyncHttp.answer(call, client(false)),
        "http-2",
        call -> AsyncHttp.answer(call, client(true)),
        "web-socket",
        call -> AsyncHttp.webSocket(call, client(false)));
  }

  private static AsyncHttpClient client(boolean http2) {
    return Dsl.asyncHttpClient(Dsl.config().setFollowRedirect(true).setHttp2Enabled(http2));
  }
}
