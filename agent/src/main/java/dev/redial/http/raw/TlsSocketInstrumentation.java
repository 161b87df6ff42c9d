package dev.redial.http.raw;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.tls.plaintext.PlainSessionHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.Operand;
import dev.redial.weave.TypeInstrumentation;
import java.util.ArrayList;
import java.util.List;

/** The same for the sockets of the JDK's own TLS, whose stream is not that of a plain one. */
final class TlsSocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.SSLSocketImpl";

  private static final Operand PEER = field("peerHost");

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var all =
        new ArrayList<>(
            SocketInstrumentation.of(streams(decisions), PEER, Capability.TLS_SOCKET_HEADS));
    all.add(
        Insertion.replacingAtExit(
                "getSession()", new PlainSessionHook(decisions), RESULT, PEER, SELF)
            .serving(Capability.PLAIN_SOCKETS));
    return all;
  }

  private static RawStreamHook.Set streams(Decisions decisions) {
    return RawStreamHook.set(decisions, true);
  }
}
