package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.route.ApplicationProxyHook;
import java.util.List;

/** Where java.net.http asks its ProxySelector. */
final class HttpProxyInstrumentation implements TypeInstrumentation {
  static final String TYPE = "jdk.internal.net.http.HttpRequestImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
                "retrieveProxy(HttpRequest,ProxySelector,URI)",
                new ApplicationProxyHook(decisions),
                RESULT,
                argument(2))
            .ifThere(),
        Insertion.replacingAtExit(
                "retrieveProxy(ProxySelector,URI)",
                new ApplicationProxyHook(decisions),
                RESULT,
                argument(1))
            .ifThere());
  }
}
