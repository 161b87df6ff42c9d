package dev.redial.client.netty.pool;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** A connection of reactor-netty, whose pools ask it whether it may be kept. Seen in 1.0 to 1.3. */
final class ReactorConnectionInstrumentation implements TypeInstrumentation {
  static final String TYPE = "reactor.netty.Connection";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "isPersistent()", new ReactorConnectionHook(decisions), RESULT, SELF));
  }
}
