package dev.redial.client.jdk;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** The head of each answer to java.net.http, of HTTP/1.1 and HTTP/2, to CONNECT as well. */
final class HttpClientResponseInstrumentation implements TypeInstrumentation {
  static final String TYPE = "jdk.internal.net.http.Response";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.atExit(
            "<init>(HttpRequestImpl,Exchange,HttpHeaders,HttpConnection,int,HttpClient$Version,boolean)",
            new HttpClientAnswerHook(decisions),
            SELF,
            field("request")));
  }
}
