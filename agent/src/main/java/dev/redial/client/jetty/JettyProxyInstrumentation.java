package dev.redial.client.jetty;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Where Jetty chooses among the proxies of the application. Seen in 9.4 to 12.1. */
final class JettyProxyInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.eclipse.jetty.client.ProxyConfiguration";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "match(Origin)", new JettyProxyHook(decisions), RESULT, argument(0)));
  }
}
