package dev.redial.client.websocket;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Java-WebSocket's connection, which a draft hands the text of the handshake; its listener is the
 * client. Seen in 1.5.0 to 1.6.0.
 */
final class JavaWebSocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.java_websocket.WebSocketImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAfter(
            "createHandshake",
            "startHandshake(ClientHandshakeBuilder)",
            new HandshakeTextHook(decisions),
            RESULT,
            field("wsl")));
  }
}
