package dev.redial.provider.jsse.trust;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
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
