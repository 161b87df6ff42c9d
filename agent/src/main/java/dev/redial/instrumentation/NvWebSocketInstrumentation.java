package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.field;

import dev.redial.http.NvHandshakeHook;
import dev.redial.operate.Decisions;
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
