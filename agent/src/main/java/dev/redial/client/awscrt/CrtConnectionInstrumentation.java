package dev.redial.client.awscrt;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.MethodName;
import dev.redial.weave.TypeInstrumentation;
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
