package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.helidon.webclient.websocket.WsClient;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Helidon's WebClient 4, with WebSocket. */
public final class HelidonWebSocket extends Helidon {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1", call -> answer(call, "http/1.1"), "web-socket", HelidonWebSocket::webSocket);
  }

  private static String webSocket(Call call) throws Exception {
    var echo = new Echo();
    WsClient.builder().build().connect(call.targets().get(0), echo);
    return "101 " + echo.text.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static final class Echo implements WsListener {
    private final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public void onOpen(WsSession session) {
      session.send("hello", true);
    }

    @Override
    public void onMessage(WsSession session, String message, boolean last) {
      text.complete(message);
      session.close(1000, "");
    }

    @Override
    public void onError(WsSession session, Throwable e) {
      text.completeExceptionally(e);
    }
  }
}
