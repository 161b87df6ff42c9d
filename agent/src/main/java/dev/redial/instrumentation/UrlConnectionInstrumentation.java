package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.SELF;
import static dev.redial.instrumentation.Operand.argument;
import static dev.redial.instrumentation.Operand.field;

import dev.redial.http.UrlAnswerHook;
import dev.redial.http.UrlConnectionHook;
import dev.redial.http.UrlGuardHook;
import dev.redial.operate.Decisions;
import dev.redial.route.ApplicationProxyHook;
import dev.redial.rule.Capability;
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
        Insertion.atExit(
                "parseHTTP(MessageHeader,ProgressSource,HttpURLConnection)",
                answers,
                argument(0),
                field("url"))
            .oneOf("parseHTTP")
            .serving(Capability.ANSWERS),
        Insertion.atExit(
                "parseHTTP(MessageHeader,HttpURLConnection)", answers, argument(0), field("url"))
            .oneOf("parseHTTP")
            .serving(Capability.ANSWERS));
  }
}
