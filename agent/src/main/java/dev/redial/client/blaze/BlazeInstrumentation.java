package dev.redial.client.blaze;

import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Sends a request of Blaze over a connection that it has. Seen in 0.23.12 to 0.23.16. */
final class BlazeInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.http4s.blaze.client.Http1Connection";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "executeRequest(Request,Object,Option)",
            new BlazeHook(decisions),
            argument(0),
            field("requestKey")));
  }
}
