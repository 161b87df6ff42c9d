package dev.redial.client.apache;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * An exchange of Apache HttpAsyncClient 4, which makes each of its requests ready to be written,
 * CONNECT included. Seen in 4.0 to 4.1.5.
 */
final class Apache4AsyncInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.apache.http.impl.nio.client.DefaultClientExchangeHandlerImpl";

  /** From 4.1 on, as the next one. */
  static final String MINIMAL = "org.apache.http.impl.nio.client.MinimalClientExchangeHandlerImpl";

  static final String PIPELINING =
      "org.apache.http.impl.nio.client.PipeliningClientExchangeHandlerImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "generateRequest()", new Apache4AsyncHook(decisions), RESULT, SELF));
  }
}
