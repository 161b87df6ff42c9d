package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.field;

import dev.redial.http.RawStreamHook;
import dev.redial.operate.Decisions;
import java.util.List;

/** The same for the sockets of the JDK's own TLS, whose stream is not that of a plain one. */
final class TlsSocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.SSLSocketImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return SocketInstrumentation.of(RawStreamHook.pair(decisions, true), field("peerHost"));
  }
}
