package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.websockets.client.WebSocketClient;
import io.undertow.websockets.client.WebSocketClientNegotiation;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.xnio.IoFuture;
import org.xnio.OptionMap;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.ssl.JsseXnioSsl;

/**
 * Undertow's WebSocket client, with XNIO's TLS. Undertow's own TLS, which is another, was seen to
 * wait for ever after a handshake, one time in two. It checks no name.
 */
public final class Undertow implements Program {
  private final Xnio xnio = Xnio.getInstance();
  private final XnioWorker worker;

  /** Starts the threads of XNIO. */
  public Undertow() throws IOException {
    worker = xnio.createWorker(OptionMap.EMPTY);
  }

  @Override
  public Map<String, Client> clients() {
    return Map.of("web-socket", this::answer);
  }

  private String answer(Call call) throws Exception {
    var url = call.targets().get(0).toString().replaceFirst("http", "ws");
    var echo = new CompletableFuture<String>();
    WebSocketClient.connectionBuilder(
            worker, new DefaultByteBufferPool(false, 8192), URI.create(url))
        .setSsl(new JsseXnioSsl(xnio, OptionMap.EMPTY, SSLContext.getDefault()))
        .setClientNegotiation(new Fields(call))
        .connect()
        .addNotifier(new Opened(), echo);
    return "101 " + echo.get(20, TimeUnit.SECONDS);
  }

  private static final class Fields extends WebSocketClientNegotiation {
    private final Call call;

    Fields(Call call) {
      super(List.of(), List.of());
      this.call = call;
    }

    @Override
    public void beforeRequest(Map<String, List<String>> fields) {
      call.fields().forEach((name, value) -> fields.put(name, List.of(value)));
    }
  }

  private static final class Opened
      extends IoFuture.HandlingNotifier<WebSocketChannel, CompletableFuture<String>> {
    @Override
    public void handleFailed(IOException e, CompletableFuture<String> echo) {
      echo.completeExceptionally(e);
    }

    @Override
    public void handleDone(WebSocketChannel channel, CompletableFuture<String> echo) {
      channel
          .getReceiveSetter()
          .set(
              new AbstractReceiveListener() {
                @Override
                protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage text) {
                  echo.complete(text.getData());
                }
              });
      channel.resumeReceives();
      WebSockets.sendText("hello", channel, null);
    }
  }
}
