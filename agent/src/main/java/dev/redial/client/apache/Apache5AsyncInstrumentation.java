package dev.redial.client.apache;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where the asynchronous Apache HttpClient 5 turns a request into bytes, over HTTP/1.1, or into
 * header fields, over HTTP/2. Seen in 5.0 to 5.4.
 */
final class Apache5AsyncInstrumentation implements TypeInstrumentation {
  static final String HTTP_1 = "org.apache.hc.core5.http.impl.nio.AbstractMessageWriter";
  static final String HTTP_2 = "org.apache.hc.core5.http2.impl.DefaultH2RequestConverter";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
                "write(HttpMessage,SessionOutputBuffer)", new Apache5Hook(decisions), argument(0))
            .ifThere(),
        Insertion.replacingAtExit(
                "convert(HttpRequest)", new Apache5Http2Hook(decisions), RESULT, argument(0))
            .ifThere());
  }
}
