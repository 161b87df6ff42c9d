package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.tls.VerifyNameOnlyHook;
import java.util.List;

/**
 * Where JSSE compares a certificate with names: it would take the server name that was sent for as
 * good as the peer host.
 */
final class X509TrustManagerInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.X509TrustManagerImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.replacingAtExit(
            "getRequestedServerNames(SSLSession)",
            new VerifyNameOnlyHook(decisions),
            RESULT,
            argument(0)));
  }
}
