package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.route.ApplicationProxyHook;
import java.util.List;

/** The JDK's own selectors, by which client libraries too learn of a proxy: OkHttp for one. */
final class ProxySelectorInstrumentation implements TypeInstrumentation {
  static final String OF_SYSTEM = "sun.net.spi.DefaultProxySelector";
  static final String OF_ONE = "java.net.ProxySelector$StaticProxySelector";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "select(URI)", new ApplicationProxyHook(decisions), RESULT, argument(0)));
  }
}
