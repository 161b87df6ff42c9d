package dev.redial.client.apache;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.tls.PlainNameHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
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
