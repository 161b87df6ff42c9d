package dev.redial.route.relay;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Buffers of one thread, lent while there is something in them: a tunnel at rest holds none.
 *
 * <p>Not safe for use by several threads.
 */
final class Buffers {
  /** Some TLS records. */
  static final int SIZE = 64 << 10;

  private static final int MOST_SPARE = 32;

  private final Deque<ByteBuffer> spare = new ArrayDeque<>();

  /** An empty buffer. */
  ByteBuffer take() {
    var buffer = spare.poll();
    return buffer == null ? ByteBuffer.allocateDirect(SIZE) : buffer;
  }

  /** Takes a buffer back, whatever is in it. */
  void give(ByteBuffer buffer) {
    if (spare.size() < MOST_SPARE) {
      spare.push(buffer.clear());
    }
  }
}
