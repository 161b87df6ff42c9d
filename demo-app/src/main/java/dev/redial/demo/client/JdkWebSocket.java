package dev.redial.demo.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** The WebSocket of {@code java.net.http}. */
final class JdkWebSocket {
  private JdkWebSocket() {}

  static Outcome call(URI server) throws InterruptedException, ExecutionException {
    var answer = new Answer();
    try {
      var socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(Echo.of(server), answer)
              .get();
      socket.sendText(Echo.TEXT, true).get();
      var outcome = Echo.outcome(answer.text.get());
      socket.abort();
      return outcome;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refusal) {
        return Outcome.ofStatus(refusal.getResponse().statusCode());
      }
      throw e;
    }
  }

  private static final class Answer implements WebSocket.Listener {
    final CompletableFuture<String> text = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        text.complete(parts.toString());
      }
      return WebSocket.Listener.super.onText(socket, part, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      text.completeExceptionally(new IllegalStateException("closed with " + status));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      text.completeExceptionally(error);
    }
  }
}
