package dev.redial.client.apache;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Apache HttpCore 5 receives the head of an answer here. It may be to a blocking request, or to an
 * asynchronous one over HTTP/1.1 or HTTP/2. Seen in 5.0 to 5.4.
 */
final class Apache5AnswerInstrumentation implements TypeInstrumentation {
  static final String BLOCKING = "org.apache.hc.core5.http.impl.io.HttpRequestExecutor";
  static final String HTTP_1 = "org.apache.hc.core5.http.impl.nio.ClientHttp1StreamHandler";
  static final String HTTP_2 = "org.apache.hc.core5.http2.impl.nio.ClientH2StreamHandler";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var answers = new Apache5AnswerHook(decisions);
    return List.of(
        Insertion.atExit(
                "execute(ClassicHttpRequest,HttpClientConnection,HttpResponseInformationCallback,HttpContext)",
                answers,
                RESULT,
                argument(0))
            .oneOf("answer"),
        Insertion.atEnter(
                "consumeHeader(HttpResponse,EntityDetails)", answers, argument(0), field("context"))
            .oneOf("answer"),
        Insertion.atEnter("consumeHeader(List,boolean)", answers, argument(0), field("context"))
            .oneOf("answer"));
  }
}
