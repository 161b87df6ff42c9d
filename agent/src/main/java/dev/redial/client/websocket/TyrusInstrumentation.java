package dev.redial.client.websocket;

import static dev.redial.weave.Operand.RESULT;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Tyrus's WebSocket client, whatever container carries it. Seen in 1.13 to 2.2. */
final class TyrusInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.glassfish.tyrus.client.TyrusClientEngine";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "createUpgradeRequest(ClientEngine$TimeoutHandler)", new TyrusHook(decisions), RESULT));
  }
}
