package dev.redial.matrix;

import dev.redial.clients.Call;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** A WebSocket of Jetty 12. */
public final class JettyEcho {
  private JettyEcho() {}

  static String answer(Call call) throws Exception {
    var echo = new Echo();
    return JettyWebSocket.answer(call, new WebSocketClient(), echo, echo.text);
  }

  /** Public, for Jetty looks up its methods by their names. */
  public static final class Echo extends Session.Listener.AbstractAutoDemanding {
    private final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public void onWebSocketOpen(Session session) {
      super.onWebSocketOpen(session);
      session.sendText("hello", Callback.NOOP);
    }

    @Override
    public void onWebSocketText(String message) {
      text.complete(message);
    }
  }
}
