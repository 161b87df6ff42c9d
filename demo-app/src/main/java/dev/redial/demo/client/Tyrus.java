package dev.redial.demo.client;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.core.HandshakeException;

/** Tyrus, the reference implementation of Jakarta WebSocket. */
final class Tyrus {
  private Tyrus() {}

  static Outcome call(URI server) throws Exception {
    var answer = new CompletableFuture<Outcome>();
    var configuration = ClientEndpointConfig.Builder.create().build();
    try {
      var session =
          ClientManager.createClient()
              .connectToServer(new EchoEndpoint(answer), configuration, Echo.of(server));
      var outcome = answer.get();
      session.close();
      return outcome;
    } catch (DeploymentException e) {
      if (e.getCause() instanceof HandshakeException refusal) {
        return Outcome.ofStatus(refusal.getHttpStatusCode());
      }
      throw e;
    }
  }

  private static final class EchoEndpoint extends Endpoint {
    private final CompletableFuture<Outcome> answer;

    EchoEndpoint(CompletableFuture<Outcome> answer) {
      this.answer = answer;
    }

    @Override
    public void onOpen(Session session, EndpointConfig configuration) {
      session.addMessageHandler(String.class, text -> answer.complete(Echo.outcome(text)));
      try {
        session.getBasicRemote().sendText(Echo.TEXT);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void onError(Session session, Throwable failure) {
      answer.completeExceptionally(failure);
    }
  }
}
