package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.SELF;

import dev.redial.http.ReactorConnectionHook;
import dev.redial.operate.Decisions;
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
