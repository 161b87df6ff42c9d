package dev.redial.provider.jsse;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Asks the key manager for a client's certificate, in TLS 1.2 and 1.3. */
final class X509AuthenticationInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.X509Authentication";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var hook = new ClientCertificateHook(decisions);
    return List.of(asks("String[]", hook), asks("String", hook));
  }

  /** Once for all types of keys or, in Java 8 and 11, once for each. */
  private static Insertion asks(String types, ClientCertificateHook hook) {
    var method = "createClientPossession(ClientHandshakeContext," + types + ")";
    return Insertion.replacingAfter("getX509KeyManager", method, hook, RESULT, argument(0))
        .oneOf("choice");
  }
}
