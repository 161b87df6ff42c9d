package dev.redial.client.websocket;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * XNIO, which writes the WebSocket handshakes of Undertow's client, and others' requests for an
 * upgrade. Seen in 3.3.6 to 3.8.16.
 */
final class XnioInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.xnio.http.HttpUpgrade$HttpUpgradeState";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "buildHttpRequest()",
            new XnioHandshakeHook(decisions),
            RESULT,
            field("uri"),
            field("connection"),
            field("future")));
  }
}
