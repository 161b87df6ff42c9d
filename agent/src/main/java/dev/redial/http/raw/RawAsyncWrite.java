package dev.redial.http.raw;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One write of an application to an asynchronous channel, and what goes out in its place. */
final class RawAsyncWrite {
  private static final int AS_IT_IS = -1;
  private static final long UNKNOWN = -1;

  private final RawAsyncOutput output;
  private final Sources from;
  private final ByteBuffer[] out;
  private final int joined;
  private final long length;
  private long told = UNKNOWN;

  private RawAsyncWrite(RawAsyncOutput output, Sources from, ByteBuffer[] out, int joined) {
    this.output = output;
    this.from = from;
    this.out = out;
    this.joined = joined;
    this.length = left();
  }

  /** Bytes of the application that go out as they are. */
  static RawAsyncWrite passing(RawAsyncOutput output, Sources from, long count) {
    return new RawAsyncWrite(output, from, from.first(count), AS_IT_IS);
  }

  /**
   * Other bytes.
   *
   * @param joined how many of the application's they stand for
   */
  static RawAsyncWrite joined(RawAsyncOutput output, Sources from, ByteBuffer out, int joined) {
    return new RawAsyncWrite(output, from, new ByteBuffer[] {out}, joined);
  }

  /** What goes out instead of the buffers. */
  ByteBuffer[] buffers() {
    return out;
  }

  /** What goes out in place of one buffer. */
  ByteBuffer buffer() {
    return out[0];
  }

  /** Whether it is of this buffer. */
  boolean isOf(@Nullable Object buffer) {
    return from.isOf(buffer);
  }

  private long left() {
    long left = 0;
    for (var buffer : out) {
      left += buffer.remaining();
    }
    return left;
  }

  boolean isFinished() {
    return told != UNKNOWN;
  }

  /** Takes off the application's buffers what counts as written, once; answers how much. */
  long finish() {
    return output.finish(this);
  }

  /** See {@link #finish}; its output looks after the threads. */
  void settle() {
    if (isPassing()) {
      told = length - left();
    } else {
      told = left() > 0 && joined > 0 ? joined - 1 : joined;
    }
    from.advance(told);
  }

  long told() {
    return told;
  }

  boolean isPassing() {
    return joined == AS_IT_IS;
  }

  /** What the application is told of a failure. */
  Throwable why(Throwable cause) {
    var refusal = output.refusal();
    return refusal == null ? cause : refusal;
  }
}
