package dev.redial.matrix;

import dev.redial.clients.Call;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.WebSocketAdapter;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** A WebSocket of Jetty 10 and 11. */
public final class JettyEcho10 {
  private JettyEcho10() {}

  static String answer(Call call) throws Exception {
    var echo = new Echo();
    return JettyWebSocket.answer(call, new WebSocketClient(), echo, echo.text);
  }

  /** Public, for Jetty looks up its methods by their names. */
  public static final class Echo extends WebSocketAdapter {
    private final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public void onWebSocketConnect(Session session) {
      super.onWebSocketConnect(session);
      session.getRemote().sendString("hello", null);
    }

    @Override
    public void onWebSocketText(String message) {
      text.complete(message);
    }
  }
}
