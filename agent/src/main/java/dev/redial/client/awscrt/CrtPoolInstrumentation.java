package dev.redial.client.awscrt;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** A pool of connections of the AWS CRT, whose sockets and TLS are native. Seen in 0.29 to 0.48. */
final class CrtPoolInstrumentation implements TypeInstrumentation {
  static final String TYPE = "software.amazon.awssdk.crt.http.HttpClientConnectionManager";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "<init>(HttpClientConnectionManagerOptions)", new CrtTlsHook(decisions), argument(0)),
        Insertion.atExit(
            "<init>(HttpClientConnectionManagerOptions)", new CrtPoolHook(decisions), SELF),
        Insertion.instead(
            "acquireConnection()", new CrtAcquireHook(decisions), SELF, field("uri")));
  }
}
