package dev.redial.http.raw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What an application writes to one asynchronous channel. As in {@link RawOutput}, the last byte
 * that it wrote counts as written only when all that has become of them is out. Safe for use by
 * many threads; of the application's writes one goes on at a time.
 */
final class RawAsyncOutput {
  /** As in {@link RawOutput}. */
  private static final int JOINED = 15 * 1024;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final RawConnection connection;
  private ByteBuffer waiting = NOTHING;

  /** How many of the bytes that the application still has were taken already. */
  private int ahead;

  private boolean isEnded;
  private @Nullable RawAsyncWrite last;
  private volatile @Nullable IOException refusal;

  RawAsyncOutput(RawConnection connection) {
    this.connection = connection;
  }

  /** The write that has begun and is not known to be over. */
  synchronized @Nullable RawAsyncWrite last() {
    return last;
  }

  /** Why nothing more may go out, if so. */
  @Nullable IOException refusal() {
    return refusal;
  }

  /**
   * Begins a write, when the one before it is over.
   *
   * @param from null if it makes no sense
   * @return null if it may go out as it is
   */
  synchronized @Nullable RawAsyncWrite begin(@Nullable Sources from) {
    if (last != null) {
      // nobody has asked its Future
      finish(last);
    }
    boolean passes = isEnded || (connection.isPassing() && !waiting.hasRemaining());
    last = from == null || passes ? null : next(from);
    return last;
  }

  private RawAsyncWrite next(Sources from) {
    try {
      long there = from.remaining();
      long certain = waiting.hasRemaining() ? -1 : Math.min(connection.certain(), there);
      if (certain >= Math.min(there, JOINED)) {
        return RawAsyncWrite.passing(this, from, certain);
      }
      int count = (int) Math.min(there, waiting.remaining() < JOINED ? ahead + JOINED : ahead);
      join(from, count);
      return RawAsyncWrite.joined(this, from, waiting, count);
    } catch (IOException e) {
      refusal = e;
    } catch (RuntimeException | Error e) {
      refusal = connection.refusal(e);
    }
    waiting = NOTHING;
    return RawAsyncWrite.joined(this, from, NOTHING, 0);
  }

  private void join(Sources from, int count) throws IOException {
    if (count > ahead) {
      var out = waiting();
      connection.take(from.peek(count), ahead, count - ahead, out);
      waiting = ByteBuffer.wrap(out.toByteArray());
    }
  }

  private ByteArrayOutputStream waiting() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(Sources.of(waiting).peek(waiting.remaining()));
    return out;
  }

  /** Answers how many bytes the application is to believe written. */
  synchronized long finish(RawAsyncWrite write) {
    if (!write.isFinished()) {
      write.settle();
      if (write.isPassing()) {
        connection.pass(write.told());
      } else {
        ahead = waiting.hasRemaining() ? 1 : 0;
      }
      last = null;
    }
    return write.told();
  }

  /** What is kept back, for the application will write no more. */
  synchronized ByteBuffer rest() {
    var out = waiting();
    if (refusal == null) {
      connection.takeRest(out);
    }
    waiting = NOTHING;
    isEnded = true;
    return ByteBuffer.wrap(out.toByteArray());
  }
}
