package dev.redial.client.awscrt;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Whether the AWS CRT verifies certificates is settled here. Seen in 0.29 to 0.48. */
final class CrtContextInstrumentation implements TypeInstrumentation {
  static final String TYPE = "software.amazon.awssdk.crt.io.TlsContext";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.atExit(
            "<init>(TlsContextOptions)", new CrtContextHook(decisions), SELF, argument(0)));
  }
}
