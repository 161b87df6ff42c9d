package dev.redial.client.jdk;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
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
