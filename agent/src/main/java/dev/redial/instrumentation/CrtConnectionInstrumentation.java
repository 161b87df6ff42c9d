package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.SELF;

import dev.redial.http.CrtRequestHook;
import dev.redial.operate.Decisions;
import java.util.List;

/**
 * Hands a request of the AWS CRT over to native code, for HTTP/2 in a class of its own. Seen in
 * 0.29 to 0.48.
 */
final class CrtConnectionInstrumentation implements TypeInstrumentation {
  static final String TYPE = "software.amazon.awssdk.crt.http.HttpClientConnection";
  static final String HTTP_2 = "software.amazon.awssdk.crt.http.Http2ClientConnection";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAfter(
            "marshalForJni", MethodName.ANY, new CrtRequestHook(decisions), RESULT, SELF));
  }
}
