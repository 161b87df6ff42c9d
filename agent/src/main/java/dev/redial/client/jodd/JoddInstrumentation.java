package dev.redial.client.jodd;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Sends a request of Jodd HTTP: where it has asked for the bytes, and before it writes them. Seen
 * in 3.9.1 to 6.3.0.
 */
final class JoddInstrumentation implements TypeInstrumentation {
  static final String TYPE = "jodd.http.HttpBase";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAfter(
            "buffer", "sendTo(OutputStream)", new JoddHook(decisions), RESULT, SELF));
  }
}
