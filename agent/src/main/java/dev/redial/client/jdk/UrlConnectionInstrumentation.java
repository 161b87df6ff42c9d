package dev.redial.client.jdk;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * The last place where HttpURLConnection and HttpsURLConnection have the head as a table. The
 * overload with three parameters calls that with two; the one with one is for CONNECT.
 */
final class UrlConnectionInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.net.www.http.HttpClient";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var answers = new UrlAnswerHook(decisions);
    return List.of(
        Insertion.atEnter("openServer()", new UrlGuardHook(decisions), field("url"), SELF)
            .serving(Capability.GUARDS),
        Insertion.replacingAtEnter(
                "writeRequests(MessageHeader,PosterOutputStream)",
                new UrlConnectionHook(decisions),
                argument(0),
                SELF,
                field("host"))
            .serving(Capability.URL_HEADS),
        Insertion.replacingAtEnter(
                "New(URL,Proxy,int,boolean,HttpURLConnection)",
                new ApplicationProxyHook(decisions),
                argument(1),
                argument(0))
            .serving(Capability.URL_PROXIES),
        parsed("parseHTTPHeader(MessageHeader,ProgressSource,HttpURLConnection)", answers),
        parsed("parseHTTPHeader(MessageHeader,HttpURLConnection)", answers));
  }

  /** There each head is parsed once, where its callers also hand on that of a repeated request. */
  private static Insertion parsed(String method, UrlAnswerHook answers) {
    return Insertion.after("parseHeader", method, answers, argument(0), field("url"))
        .oneOf("parseHTTPHeader")
        .serving(Capability.ANSWERS);
  }
}
