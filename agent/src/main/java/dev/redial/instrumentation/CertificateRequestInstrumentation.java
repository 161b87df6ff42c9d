package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.tls.ClientCertificateHook;
import java.util.List;

/** Asks the key manager for a client's certificate, in TLS 1.0 and 1.1. */
final class CertificateRequestInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.CertificateRequest$T10CertificateRequestConsumer";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.replacingAfter(
            "getX509KeyManager",
            "consume(ConnectionContext,ByteBuffer)",
            new ClientCertificateHook(decisions),
            RESULT,
            argument(0)));
  }
}
