package dev.redial.client.apache;

import static dev.redial.weave.Operand.RESULT;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** The planners of routes of Apache HttpClient 4.0 to 5.6, which know the application's proxy. */
final class ApacheProxyInstrumentation implements TypeInstrumentation {
  static final String TYPE_4 = "org.apache.http.impl.conn.DefaultRoutePlanner";
  static final String TYPE_4_0 = "org.apache.http.impl.conn.DefaultHttpRoutePlanner";
  static final String SELECTOR_4_0 = "org.apache.http.impl.conn.ProxySelectorRoutePlanner";
  static final String TYPE_5 = "org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var hook = new ApacheProxyHook(decisions);
    return List.of(
        Insertion.replacingAtExit("determineRoute(HttpHost,HttpRequest,HttpContext)", hook, RESULT)
            .ifThere(),
        Insertion.replacingAtExit("determineRoute(HttpHost,HttpContext)", hook, RESULT).ifThere());
  }
}
