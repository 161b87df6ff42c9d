package dev.redial.tls;

import java.lang.StackWalker.StackFrame;

/**
 * A handshake that Grizzly makes, on which Tyrus stands: it looks whether one is done only when
 * something arrives, and would wait for ever for the end of one that is none. Seen in 2.3 to 4.0.
 */
final class GrizzlyHandshake {
  private static final String FILTERS = ".grizzly.ssl.";

  private GrizzlyHandshake() {}

  /** Whether this thread begins one. */
  static boolean isBeginning() {
    return StackWalker.getInstance().walk(all -> all.anyMatch(GrizzlyHandshake::isOne));
  }

  private static boolean isOne(StackFrame frame) {
    return frame.getClassName().contains(FILTERS);
  }
}
