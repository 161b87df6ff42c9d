package dev.redial.provider.tcnative;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.provider.ProviderTrustHook;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where netty-tcnative asks the trust manager about a server's certificates. One class is for trust
 * managers that know connections, the other for those that do not. Seen in Netty 4.2.
 */
final class TcnativeTrustInstrumentation implements TypeInstrumentation {
  private static final String CONTEXT =
      "io.netty.handler.ssl.ReferenceCountedOpenSslClientContext$";

  static final String TYPE = CONTEXT + "ExtendedTrustManagerVerifyCallback";
  static final String PLAIN = CONTEXT + "TrustManagerVerifyCallback";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingRead(
            "manager",
            "verify(ReferenceCountedOpenSslEngine,X509Certificate[],String)",
            new ProviderTrustHook(decisions),
            RESULT,
            argument(0)));
  }

  @Override
  public Capability capability() {
    return Capability.NETTY_TLS;
  }
}
