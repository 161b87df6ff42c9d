package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.tls.ClientCertificateHook;
import java.util.List;

/** Asks the key manager for a client's certificate, in TLS 1.2 and 1.3. */
final class X509AuthenticationInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.X509Authentication";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.replacingAfter(
            "getX509KeyManager",
            "createClientPossession(ClientHandshakeContext,String[])",
            new ClientCertificateHook(decisions),
            RESULT,
            argument(0)));
  }
}
