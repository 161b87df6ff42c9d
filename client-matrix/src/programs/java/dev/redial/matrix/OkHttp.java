package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** OkHttp since 3.5. */
public final class OkHttp implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1",
        call -> OkHttpExchange.answer(call, OkHttpExchange.client(Protocol.HTTP_1_1).build()),
        "http-2",
        call ->
            OkHttpExchange.answer(
                call, OkHttpExchange.client(Protocol.HTTP_2, Protocol.HTTP_1_1).build()),
        OwnProxy.WAY,
        call ->
            OkHttpExchange.answer(call, OkHttpExchange.throughOwnProxy(Protocol.HTTP_1_1).build()),
        "own-verifier",
        call ->
            OkHttpExchange.answer(
                call,
                OkHttpExchange.client(Protocol.HTTP_1_1)
                    .hostnameVerifier(OwnVerifier::verify)
                    .build()),
        "web-socket",
        OkHttp::webSocket);
  }

  private static String webSocket(Call call) throws Exception {
    var echo = new CompletableFuture<String>();
    var request = OkHttpExchange.request(call, call.targets().get(0).toString()).build();
    var socket =
        OkHttpExchange.client(Protocol.HTTP_1_1)
            .build()
            .newWebSocket(
                request,
                new WebSocketListener() {
                  @Override
                  public void onMessage(WebSocket from, String text) {
                    echo.complete(text);
                  }

                  @Override
                  public void onFailure(WebSocket from, Throwable t, Response response) {
                    echo.completeExceptionally(t);
                  }
                });
    socket.send("hello");
    var answer = "101 " + echo.get();
    socket.cancel();
    return answer;
  }
}
