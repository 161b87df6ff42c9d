package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.Request;
import org.asynchttpclient.ws.WebSocket;
import org.asynchttpclient.ws.WebSocketListener;
import org.asynchttpclient.ws.WebSocketUpgradeHandler;

/** AsyncHttpClient 2 and 3 before it knew HTTP/2. */
public final class AsyncHttp implements Program {
  private static final AsyncHttpClientConfig CONFIG = Dsl.config().setFollowRedirect(true).build();

  @Override
  public Map<String, Client> clients() {
    return Map.of(
        OwnProxy.WAY,
        call -> answer(call, Dsl.asyncHttpClient(throughOwnProxy())),
        "http-1",
        call -> answer(call, Dsl.asyncHttpClient(CONFIG)),
        "web-socket",
        call -> webSocket(call, Dsl.asyncHttpClient(CONFIG)));
  }

  static DefaultAsyncHttpClientConfig.Builder throughOwnProxy() {
    return Dsl.config().setProxyServer(Dsl.proxyServer(OwnProxy.HOST, OwnProxy.port()));
  }

  static String answer(Call call, AsyncHttpClient client) throws Exception {
    var answers = new ArrayList<String>();
    try (client) {
      for (var target : call.targets()) {
        var request = request(call, target);
        var response = client.executeRequest(request).get();
        answers.add(response.getStatusCode() + " " + response.getResponseBody());
        Untouched.check(request.getHeaders().names());
      }
    }
    return String.join(" | ", answers);
  }

  private static Request request(Call call, URI target) {
    var body = call.body();
    var request = Dsl.request(body == null ? "GET" : "POST", target.toString());
    if (body != null) {
      request.setBody(body);
    }
    call.fields().forEach(request::setHeader);
    return request.build();
  }

  static String webSocket(Call call, AsyncHttpClient client) throws Exception {
    var url = call.targets().get(0).toString().replaceFirst("http", "ws");
    var echo = new CompletableFuture<String>();
    try (client) {
      var socket =
          client
              .prepareGet(url)
              .execute(
                  new WebSocketUpgradeHandler.Builder()
                      .addWebSocketListener(new Listener(echo))
                      .build())
              .get();
      socket.sendTextFrame("hello");
      return "101 " + echo.get();
    }
  }

  private static final class Listener implements WebSocketListener {
    private final CompletableFuture<String> echo;

    Listener(CompletableFuture<String> echo) {
      this.echo = echo;
    }

    @Override
    public void onOpen(WebSocket socket) {}

    @Override
    public void onClose(WebSocket socket, int code, String reason) {}

    @Override
    public void onTextFrame(String text, boolean last, int reserved) {
      echo.complete(text);
    }

    @Override
    public void onError(Throwable t) {
      echo.completeExceptionally(t);
    }
  }
}
