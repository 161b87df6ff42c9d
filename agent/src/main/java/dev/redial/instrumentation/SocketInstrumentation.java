package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.SELF;

import dev.redial.http.RawStreamHook;
import dev.redial.operate.Decisions;
import java.util.List;

/**
 * Where an application gets the stream that it writes a request to by hand; the same in JDK 17 to
 * 25. The second one is the socket of a SocketChannel, which overrides all of the first.
 */
final class SocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "java.net.Socket";
  static final String OF_CHANNEL = "sun.nio.ch.SocketAdaptor";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return of(RawStreamHook.pair(decisions, false), SELF);
  }

  /** What plain sockets and those with TLS have in common. */
  static List<Insertion> of(RawStreamHook.Pair hooks, Operand peer) {
    return List.of(
        Insertion.replacingAtExit("getOutputStream()", hooks.opens(), RESULT, SELF, peer),
        Insertion.atEnter("shutdownOutput()", hooks.closes(), SELF),
        Insertion.atEnter("close()", hooks.closes(), SELF));
  }
}
