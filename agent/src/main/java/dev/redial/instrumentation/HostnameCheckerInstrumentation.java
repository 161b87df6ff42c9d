package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.tls.UnderscoreNameHook;
import java.util.List;

/** Refuses a host name with an underscore before it looks at the certificate. */
final class HostnameCheckerInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.util.HostnameChecker";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.instead(
            "match(String,X509Certificate,boolean)",
            new UnderscoreNameHook(decisions),
            argument(0),
            argument(1)));
  }
}
