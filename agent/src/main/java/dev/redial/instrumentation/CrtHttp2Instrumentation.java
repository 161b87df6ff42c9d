package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.SELF;
import static dev.redial.instrumentation.Operand.field;

import dev.redial.http.CrtHttp2Hook;
import dev.redial.operate.Decisions;
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
