package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** OkHttp 3.14 to 5. */
final class OkHttp {
  private OkHttp() {}

  static Map<String, Client> clients() {
    return Map.of(
        "http-1",
        call -> answer(call, client(Protocol.HTTP_1_1).build()),
        "http-2",
        call -> answer(call, client(Protocol.HTTP_2, Protocol.HTTP_1_1).build()),
        "own-verifier",
        call ->
            answer(call, client(Protocol.HTTP_1_1).hostnameVerifier(OwnVerifier::verify).build()),
        "web-socket",
        OkHttp::webSocket);
  }

  private static OkHttpClient.Builder client(Protocol... protocols) {
    return new OkHttpClient.Builder().protocols(Arrays.asList(protocols));
  }

  private static String answer(Call call, OkHttpClient client) throws Exception {
    var answers = new ArrayList<String>();
    for (var target : call.targets()) {
      var request = request(call, target.toString()).build();
      try (var response = client.newCall(request).execute()) {
        answers.add(response.code() + " " + response.body().string());
      }
      Untouched.check(request.headers().names());
    }
    return String.join(" | ", answers);
  }

  private static Request.Builder request(Call call, String target) {
    var request = new Request.Builder().url(target);
    call.fields().forEach(request::header);
    var body = call.body();
    return body == null ? request : request.post(RequestBody.create(null, body));
  }

  private static String webSocket(Call call) throws Exception {
    var echo = new CompletableFuture<String>();
    var request = request(call, call.targets().get(0).toString()).build();
    var socket =
        client(Protocol.HTTP_1_1)
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
