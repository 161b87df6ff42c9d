package dev.redial.http.raw;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The buffers that an application gives to one write, as one row of bytes. */
final class Sources {
  private final ByteBuffer[] buffers;
  private final int end;
  private int at;

  Sources(ByteBuffer[] buffers, int offset, int length) {
    this.buffers = buffers;
    this.at = offset;
    this.end = offset + length;
  }

  static Sources of(ByteBuffer buffer) {
    return new Sources(new ByteBuffer[] {buffer}, 0, 1);
  }

  /** All of an array; null for any other object. */
  static @Nullable Sources all(@Nullable Object array) {
    return array instanceof ByteBuffer[] buffers ? of(buffers, buffers.length) : null;
  }

  /** A range of an array; null if the array or the range is invalid. */
  static @Nullable Sources of(@Nullable Object array, long range) {
    if (!(array instanceof ByteBuffer[] buffers) || !Range.isIn(range, buffers.length)) {
      return null;
    }
    int offset = Range.offset(range);
    int length = Range.length(range);
    for (int i = offset; i < offset + length; i++) {
      if (buffers[i] == null) {
        return null;
      }
    }
    return new Sources(buffers, offset, length);
  }

  /** Whether it is of this buffer, among others perhaps. */
  boolean isOf(@Nullable Object buffer) {
    return at < end && buffers[at] == buffer;
  }

  /** The same bytes, in buffers of their own. */
  Sources copy() {
    var all = first(remaining());
    return new Sources(all, 0, all.length);
  }

  long remaining() {
    long remaining = 0;
    for (int i = at; i < end; i++) {
      remaining += buffers[i].remaining();
    }
    return remaining;
  }

  /** Copies the next bytes, which stay where they are. */
  byte[] peek(int count) {
    var bytes = new byte[count];
    int filled = 0;
    for (int i = at; filled < count; i++) {
      int length = Math.min(count - filled, buffers[i].remaining());
      buffers[i].duplicate().get(bytes, filled, length);
      filled += length;
    }
    return bytes;
  }

  /** The next bytes and no others, in buffers of their own. */
  ByteBuffer[] first(long count) {
    var first = new ByteBuffer[end - at];
    long left = count;
    for (int i = at; i < end; i++) {
      var buffer = buffers[i].duplicate();
      int length = (int) Math.min(left, buffer.remaining());
      first[i - at] = buffer.limit(buffer.position() + length);
      left -= length;
    }
    return first;
  }

  /** Takes bytes off the application's buffers. */
  void advance(long count) {
    for (long left = count; left > 0; at++) {
      var buffer = buffers[at];
      int length = (int) Math.min(left, buffer.remaining());
      buffer.position(buffer.position() + length);
      left -= length;
      if (left == 0) {
        return;
      }
    }
  }
}
