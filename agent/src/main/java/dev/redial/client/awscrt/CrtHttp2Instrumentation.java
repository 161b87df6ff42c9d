package dev.redial.client.awscrt;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.MethodName;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** The AWS CRT's other pool, for HTTP/2. Seen in 0.29 to 0.48. */
final class CrtHttp2Instrumentation implements TypeInstrumentation {
  static final String TYPE = "software.amazon.awssdk.crt.http.Http2StreamManager";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAfter(
            "marshalForJni",
            MethodName.ANY,
            new CrtHttp2Hook(decisions),
            RESULT,
            field("uri"),
            SELF));
  }
}
