package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.SELF;
import static dev.redial.instrumentation.Operand.field;

import dev.redial.http.RawStreamHook;
import dev.redial.operate.Decisions;
import dev.redial.rule.Capability;
import dev.redial.tls.PlainSessionHook;
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
