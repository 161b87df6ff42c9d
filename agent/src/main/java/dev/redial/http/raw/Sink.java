package dev.redial.http.raw;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the bytes of a connection go on to: a stream, a channel, or into encryption. */
interface Sink {
  /** What it answers when the application must be told that nothing at all was taken. */
  long CLOSED_FOR_NOW = -1;

  /**
   * Takes as many bytes as it can, and moves the positions of the buffers.
   *
   * @return how many, or {@link #CLOSED_FOR_NOW}
   */
  long write(ByteBuffer[] buffers) throws IOException;

  /** Whether it takes nothing more in this call of the application. */
  default boolean isFull() {
    return false;
  }
}
