package dev.redial.client.ktor;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Takes the heads that Ktor writes, line by line; servers' too. Seen in 2.3.0 to 3.6.1. */
final class KtorBuilderInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.ktor.http.cio.RequestResponseBuilder";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.atEnter(
            "requestLine(HttpMethod,CharSequence,CharSequence)", new KtorLineHook(decisions), SELF),
        Insertion.instead(
            "headerLine(CharSequence,CharSequence)",
            new KtorFieldHook(decisions),
            SELF,
            argument(0),
            argument(1)),
        Insertion.atEnter("emptyLine()", new KtorEndHook(decisions), SELF));
  }

  @Override
  public Capability capability() {
    return Capability.KTOR;
  }
}
