package dev.redial.route.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** Bytes on their way through a relay; it holds a buffer only while there are any. */
final class CopyBuffer {
  private final Buffers buffers;
  private @Nullable ByteBuffer content;

  CopyBuffer(Buffers buffers) {
    this.buffers = buffers;
  }

  /** What fills or empties the buffer it is given. */
  interface Work {
    int with(ByteBuffer buffer) throws IOException;
  }

  boolean isEmpty() {
    return content == null;
  }

  /** Whether one more piece of that size would fit. */
  boolean hasRoom(int size) {
    return content == null || content.capacity() - content.remaining() >= size;
  }

  /** Has bytes put behind those that are there. */
  int fill(Work work) throws IOException {
    var buffer = content == null ? buffers.take().flip() : content;
    buffer.compact();
    try {
      return work.with(buffer);
    } finally {
      keep(buffer.flip());
    }
  }

  /** Has bytes taken from the beginning. */
  int drain(Work work) throws IOException {
    var buffer = content;
    if (buffer == null) {
      return 0;
    }
    try {
      return work.with(buffer);
    } finally {
      keep(buffer);
    }
  }

  int readFrom(ReadableByteChannel channel) throws IOException {
    return fill(channel::read);
  }

  void writeTo(WritableByteChannel channel) throws IOException {
    drain(channel::write);
  }

  /** Gives the buffer back. */
  void clear() {
    if (content != null) {
      buffers.give(content);
      content = null;
    }
  }

  private void keep(ByteBuffer buffer) {
    content = buffer;
    if (!buffer.hasRemaining()) {
      clear();
    }
  }
}
