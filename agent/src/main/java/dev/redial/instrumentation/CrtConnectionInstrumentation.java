package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.SELF;

import dev.redial.http.CrtRequestHook;
import dev.redial.operate.Decisions;
import java.util.List;

/** Hands a request of the AWS CRT over to native code. Seen in 0.29 to 0.48. */
final class CrtConnectionInstrumentation implements TypeInstrumentation {
  static final String TYPE = "software.amazon.awssdk.crt.http.HttpClientConnection";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAfter(
            "marshalForJni", MethodName.ANY, new CrtRequestHook(decisions), RESULT, SELF));
  }
}
