package dev.redial.demo.client;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** Java-WebSocket. */
final class JavaWebSocket {
  private static final Pattern STATUS = Pattern.compile("Invalid status code received: (\\d{3})");

  private JavaWebSocket() {}

  static Outcome call(URI server) throws Exception {
    var client = new Client(Echo.of(server));
    client.connect();
    try {
      return client.answer.get();
    } finally {
      client.close();
    }
  }

  private static final class Client extends WebSocketClient {
    final CompletableFuture<Outcome> answer = new CompletableFuture<>();

    Client(URI endpoint) {
      super(endpoint);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      send(Echo.TEXT);
    }

    @Override
    public void onMessage(String text) {
      answer.complete(Echo.outcome(text));
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      var status = STATUS.matcher(String.valueOf(reason));
      if (status.find()) {
        answer.complete(Outcome.ofStatus(Integer.parseInt(status.group(1))));
      } else {
        answer.complete(Outcome.failed("closed with " + code + " " + reason));
      }
    }

    @Override
    public void onError(Exception failure) {
      answer.completeExceptionally(failure);
    }
  }
}
