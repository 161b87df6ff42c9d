package dev.redial.matrix;

import com.neovisionaries.ws.client.HostnameUnverifiedException;
import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketAdapter;
import com.neovisionaries.ws.client.WebSocketException;
import com.neovisionaries.ws.client.WebSocketFactory;
import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;

/** nv-websocket-client. */
public final class NvWebSocket implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("web-socket", NvWebSocket::answer);
  }

  private static String answer(Call call) throws Exception {
    var echo = new CompletableFuture<String>();
    var url = call.targets().get(0).toString().replaceFirst("http", "ws");
    var socket = new WebSocketFactory().createSocket(url).addListener(new Echo(echo));
    call.fields().forEach(socket::addHeader);
    try {
      socket.connect();
      socket.sendText("hello");
      return "101 " + echo.get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (HostnameUnverifiedException e) {
      throw new SSLPeerUnverifiedException(e.toString());
    } finally {
      socket.disconnect();
    }
  }

  private static final class Echo extends WebSocketAdapter {
    private final CompletableFuture<String> echo;

    Echo(CompletableFuture<String> echo) {
      this.echo = echo;
    }

    @Override
    public void onTextMessage(WebSocket socket, String text) {
      echo.complete(text);
    }

    @Override
    public void onError(WebSocket socket, WebSocketException e) {
      echo.completeExceptionally(e);
    }
  }
}
