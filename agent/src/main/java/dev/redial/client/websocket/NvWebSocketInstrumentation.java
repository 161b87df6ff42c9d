package dev.redial.client.websocket;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Makes the handshakes of nv-websocket-client. Seen in 1.30 to 2.14. */
final class NvWebSocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "com.neovisionaries.ws.client.HandshakeBuilder";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "buildHeaders()", new NvHandshakeHook(decisions), RESULT, field("mUri")));
  }
}
