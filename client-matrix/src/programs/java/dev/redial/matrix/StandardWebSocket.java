package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client of the WebSocket API of Java, whoever implements it; jakarta or, relocated, javax. */
public final class StandardWebSocket implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("web-socket", StandardWebSocket::answer);
  }

  private static String answer(Call call) throws Exception {
    var url = call.targets().get(0).toString().replaceFirst("http", "ws");
    var echo = new Echo();
    try (var session =
        ContainerProvider.getWebSocketContainer()
            .connectToServer(
                echo,
                ClientEndpointConfig.Builder.create().configurator(new Fields(call)).build(),
                URI.create(url))) {
      session.getBasicRemote().sendText("hello");
      return "101 " + echo.text.get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static final class Fields extends ClientEndpointConfig.Configurator {
    private final Call call;

    Fields(Call call) {
      this.call = call;
    }

    @Override
    public void beforeRequest(Map<String, List<String>> fields) {
      call.fields().forEach((name, value) -> fields.put(name, new ArrayList<>(List.of(value))));
    }
  }

  private static final class Echo extends Endpoint {
    private final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public void onOpen(Session session, EndpointConfig config) {
      session.addMessageHandler(
          new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String message) {
              text.complete(message);
            }
          });
    }
  }
}
