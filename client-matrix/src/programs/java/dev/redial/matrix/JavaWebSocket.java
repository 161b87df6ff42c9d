package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** Java-WebSocket. */
public final class JavaWebSocket implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("web-socket", JavaWebSocket::answer);
  }

  private static String answer(Call call) throws Exception {
    var url = call.targets().get(0).toString().replaceFirst("http", "ws");
    var client = new Echo(URI.create(url), call.fields());
    client.connect();
    try {
      var text = client.echo.get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
      Untouched.check(call.fields().keySet());
      return "101 " + text;
    } finally {
      client.close();
    }
  }

  private static final class Echo extends WebSocketClient {
    private final CompletableFuture<String> echo = new CompletableFuture<>();

    Echo(URI uri, Map<String, String> fields) {
      super(uri, fields);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      send("hello");
    }

    @Override
    public void onMessage(String text) {
      echo.complete(text);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception e) {
      echo.completeExceptionally(e);
    }
  }
}
