package dev.redial.provider.jsse;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Asks the key manager for a client's certificate, in TLS 1.0 and 1.1. */
final class CertificateRequestInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.CertificateRequest$T10CertificateRequestConsumer";
  private static final String METHOD = "consume(ConnectionContext,ByteBuffer)";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var missing = new MissingCertificateHook(decisions);
    return List.of(
        Insertion.replacingAfter(
            "getX509KeyManager", METHOD, new ClientCertificateHook(decisions), RESULT, argument(0)),
        Insertion.replacingAfter("chooseClientAlias", METHOD, missing, RESULT, argument(0)),
        Insertion.replacingAfter("chooseEngineClientAlias", METHOD, missing, RESULT, argument(0)));
  }
}
