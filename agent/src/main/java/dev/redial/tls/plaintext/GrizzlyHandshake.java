package dev.redial.tls.plaintext;

import java.lang.StackWalker.StackFrame;
import javax.net.ssl.SSLException;

/**
 * A handshake of Grizzly, which Tyrus uses. Grizzly looks whether a handshake is done only when
 * something arrives, and would wait for ever for the end of one without TLS. Seen in 2.3 to 4.0.
 */
final class GrizzlyHandshake {
  private static final String FILTERS = ".grizzly.ssl.";

  private GrizzlyHandshake() {}

  /** Fails if it is Grizzly that begins a handshake here. */
  static void refuse() throws SSLException {
    if (isBeginning()) {
      throw new SSLException(
          "Grizzly completes a handshake only after the server has sent something");
    }
  }

  /**
   * Gives what a handshake fails of back, to be thrown by its first step: Grizzly tells of that.
   */
  static SSLException later(SSLException failure) throws SSLException {
    if (!isBeginning()) {
      throw failure;
    }
    return failure;
  }

  private static boolean isBeginning() {
    return StackWalker.getInstance().walk(all -> all.anyMatch(GrizzlyHandshake::isOne));
  }

  private static boolean isOne(StackFrame frame) {
    return frame.getClassName().contains(FILTERS);
  }
}
