package dev.redial.provider.conscrypt;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;

import dev.redial.decision.Decisions;
import dev.redial.http.raw.TlsEngineInstrumentation;
import dev.redial.provider.ProviderTrustHook;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes all handshakes of Conscrypt, those of its sockets too. Seen in 2.5.2 and 2.9.0. */
final class ConscryptEngineInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.conscrypt.ConscryptEngine";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var all = new ArrayList<>(TlsEngineInstrumentation.of(decisions));
    Collections.addAll(
        all,
        Insertion.replacingAfter(
            "getHostname",
            "beginHandshakeInternal()",
            new ConscryptHandshakeHook(decisions),
            RESULT,
            SELF),
        Insertion.replacingAfter(
            "getX509TrustManager",
            "verifyCertificateChain(byte[][],String)",
            new ProviderTrustHook(decisions),
            RESULT,
            SELF));
    return all;
  }

  @Override
  public Capability capability() {
    return Capability.CONSCRYPT;
  }
}
