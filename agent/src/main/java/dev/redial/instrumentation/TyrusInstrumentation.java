package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;

import dev.redial.http.TyrusHook;
import dev.redial.operate.Decisions;
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
