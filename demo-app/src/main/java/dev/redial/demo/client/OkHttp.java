package dev.redial.demo.client;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** OkHttp 5. */
final class OkHttp {
  private OkHttp() {}

  static Outcome http1(URI server) throws IOException {
    return call(server, List.of(Protocol.HTTP_1_1));
  }

  static Outcome http2(URI server) throws IOException {
    return call(server, List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
  }

  private static Outcome call(URI server, List<Protocol> protocols) throws IOException {
    var client = new OkHttpClient.Builder().protocols(protocols).build();
    var request = new Request.Builder().url(server.toString()).build();
    try (var response = client.newCall(request).execute()) {
      return Outcome.ofStatus(response.code());
    }
  }

  static Outcome webSocket(URI server) throws Exception {
    var answer = new CompletableFuture<Outcome>();
    var request = new Request.Builder().url(Echo.of(server).toString()).build();
    var socket = new OkHttpClient().newWebSocket(request, new Listener(answer));
    socket.send(Echo.TEXT);
    try {
      return answer.get();
    } finally {
      socket.cancel();
    }
  }

  private static final class Listener extends WebSocketListener {
    private final CompletableFuture<Outcome> answer;

    Listener(CompletableFuture<Outcome> answer) {
      this.answer = answer;
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      answer.complete(Echo.outcome(text));
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
      if (response == null) {
        answer.completeExceptionally(failure);
      } else {
        answer.complete(Outcome.ofStatus(response.code()));
      }
    }
  }
}
