package dev.redial.client.netty.pool;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** A place in a pool of Vert.x, which its selectors ask for room. */
final class VertxPoolInstrumentation implements TypeInstrumentation {
  static final String VERTX_4 = "io.vertx.core.net.impl.pool.SimpleConnectionPool$Slot";
  static final String VERTX_5 = "io.vertx.core.internal.pool.SimpleConnectionPool$Slot";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
                "available()",
                new VertxPoolHook(decisions),
                RESULT,
                field("connection"),
                field("usage"))
            .ifThere());
  }
}
