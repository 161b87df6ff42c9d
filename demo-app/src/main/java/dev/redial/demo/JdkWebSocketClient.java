package dev.redial.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** The WebSocket of {@code java.net.http}: sends a text and expects the same text back. */
final class JdkWebSocketClient implements ClientCase {
  private static final String TEXT = "hello, edge";

  @Override
  public String name() {
    return "java.net.http WebSocket";
  }

  @Override
  public String protocol() {
    return "WebSocket";
  }

  @Override
  public Outcome call(URI server) throws InterruptedException, ExecutionException {
    var endpoint = URI.create(server.toString().replaceFirst("^https", "wss")).resolve("/echo");
    var answer = new Answer();
    try {
      var socket =
          HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(endpoint, answer).get();
      socket.sendText(TEXT, true).get();
      var text = answer.text.get();
      socket.abort();
      return text.equals(TEXT) ? Outcome.success("echo") : Outcome.failed("echo was " + text);
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
