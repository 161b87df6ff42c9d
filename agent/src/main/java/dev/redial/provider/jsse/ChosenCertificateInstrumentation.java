package dev.redial.provider.jsse;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Knows which of its certificates a client is about to show, in TLS 1.2 and in TLS 1.3. */
final class ChosenCertificateInstrumentation implements TypeInstrumentation {
  static final String TLS_12 = "sun.security.ssl.CertificateRequest$T12CertificateRequestConsumer";
  static final String TLS_13 = "sun.security.ssl.CertificateMessage$T13CertificateProducer";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var hook = new MissingCertificateHook(decisions);
    return List.of(
        choosing("consume(ConnectionContext,ByteBuffer)", hook),
        choosing(
            "onProduceCertificate(ClientHandshakeContext,SSLHandshake$HandshakeMessage)", hook));
  }

  private static Insertion choosing(String method, MissingCertificateHook hook) {
    return Insertion.replacingAfter("choosePossession", method, hook, RESULT, argument(0))
        .oneOf("choice");
  }
}
