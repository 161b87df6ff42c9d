package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.tls.PlainNameHook;
import java.util.List;

/**
 * Apache HttpClient's own verifiers up to 4.2, which its sockets are shown to. Seen in 4.0, 4.2.
 */
final class Apache4VerifierInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.apache.http.conn.ssl.AbstractVerifier";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.instead("verify(String,SSLSocket)", new PlainNameHook(decisions), argument(1))
            .ifThere());
  }
}
