package dev.redial.provider.jsse.trust;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Asks the trust manager about a server's certificates, in TLS 1.3. */
final class Certificate13Instrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.CertificateMessage$T13CertificateConsumer";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.replacingAfter(
            "getX509TrustManager",
            "checkServerCerts(ClientHandshakeContext,List)",
            new TrustHook(decisions),
            RESULT,
            argument(0)));
  }
}
