package dev.redial.provider.jsse.trust;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where the JDK checks trust, for the connections of every provider, and compares a certificate
 * with names. It would accept the server name that was sent as well as the peer host.
 */
final class X509TrustManagerInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.X509TrustManagerImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var extra = new ExtraTrustHook(decisions);
    return List.of(
        Insertion.instead("checkServerTrusted(X509Certificate[],String)", extra, SELF, argument(0))
            .serving(Capability.CERTIFICATE_CHECKS),
        Insertion.instead(
                "checkServerTrusted(X509Certificate[],String,Socket)",
                extra,
                SELF,
                argument(0),
                argument(2))
            .serving(Capability.CERTIFICATE_CHECKS),
        Insertion.instead(
                "checkServerTrusted(X509Certificate[],String,SSLEngine)",
                extra,
                SELF,
                argument(0),
                argument(2))
            .serving(Capability.CERTIFICATE_CHECKS),
        Insertion.replacingAtExit(
                "getRequestedServerNames(SSLSession)",
                new VerifyNameOnlyHook(decisions),
                RESULT,
                argument(0))
            .serving(Capability.SERVER_NAMES));
  }
}
