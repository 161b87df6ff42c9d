package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.SELF;
import static dev.redial.instrumentation.Operand.field;

import dev.redial.http.HttpClientAnswerHook;
import dev.redial.operate.Decisions;
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
