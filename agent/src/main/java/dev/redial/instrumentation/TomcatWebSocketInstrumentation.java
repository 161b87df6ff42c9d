package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.http.HandshakeTextHook;
import dev.redial.operate.Decisions;
import java.util.List;

/**
 * Tomcat's WebSocket client, which makes the bytes of a handshake here, and those for a proxy
 * elsewhere. Seen in 9.0.10 to 11.0.
 */
final class TomcatWebSocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.apache.tomcat.websocket.WsWebSocketContainer";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "createRequest(URI,Map)", new HandshakeTextHook(decisions), RESULT, argument(0)));
  }
}
