package dev.redial.matrix;

import dev.redial.clients.Call;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** What the WebSocket clients of Jetty 9 to 12 have in common. */
final class JettyWebSocket {
  private JettyWebSocket() {}

  /**
   * Connects, and waits for the text that comes back.
   *
   * @param endpoint sends a text, and completes the future with what comes
   */
  static String answer(
      Call call, WebSocketClient client, Object endpoint, CompletableFuture<String> text)
      throws Exception {
    client.start();
    try {
      var url = call.targets().get(0).toString().replaceFirst("http", "ws");
      client.connect(endpoint, URI.create(url)).get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
      return "101 " + text.get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      client.stop();
    }
  }
}
