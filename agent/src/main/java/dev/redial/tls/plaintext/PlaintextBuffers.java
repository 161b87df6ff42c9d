package dev.redial.tls.plaintext;

import java.nio.ByteBuffer;

/** Buffers of an engine that encrypts nothing. */
final class PlaintextBuffers {
  private PlaintextBuffers() {}

  static boolean haveRemaining(ByteBuffer[] buffers, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (buffers[i].hasRemaining()) {
        return true;
      }
    }
    return false;
  }

  /** Copies as much as there is and fits. */
  static void copy(ByteBuffer from, ByteBuffer to) {
    int limit = from.limit();
    from.limit(from.position() + Math.min(from.remaining(), to.remaining()));
    to.put(from);
    from.limit(limit);
  }
}
