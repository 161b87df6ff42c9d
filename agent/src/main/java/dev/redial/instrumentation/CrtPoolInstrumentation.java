package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.SELF;
import static dev.redial.instrumentation.Operand.argument;
import static dev.redial.instrumentation.Operand.field;

import dev.redial.http.CrtAcquireHook;
import dev.redial.operate.Decisions;
import dev.redial.tls.CrtPoolHook;
import dev.redial.tls.CrtTlsHook;
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
