package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.SELF;

import dev.redial.operate.Decisions;
import dev.redial.rule.Capability;
import dev.redial.tls.ConscryptHandshakeHook;
import dev.redial.tls.ProviderTrustHook;
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
