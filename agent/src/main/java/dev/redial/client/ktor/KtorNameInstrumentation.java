package dev.redial.client.ktor;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Checks the certificate against the name that Ktor sends; before 2.3.5 nothing does. */
final class KtorNameInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.ktor.network.tls.HostnameUtilsKt";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.instead(
            "verifyHostnameInCertificate(String,X509Certificate)",
            new KtorNameHook(decisions),
            argument(0)));
  }

  @Override
  public Capability capability() {
    return Capability.KTOR;
  }
}
