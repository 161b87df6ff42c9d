package dev.redial.http.raw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a client writes to one connection, in whatever pieces its sink takes it.
 *
 * <p>A changed head may be longer than what the application wrote. What the sink does not take of
 * it waits here, and the last byte of the application's write is reported as not taken. As after
 * any short write, the application comes back when there is room. The rest then goes out before
 * that byte counts as written. Not safe for use by several threads.
 */
final class RawOutput {
  /** One write stays one up to here, and fits into one record of TLS with some more bytes. */
  private static final int JOINED = 15 * 1024;

  /** For what a head grows by. */
  private static final int ROOM = 256;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final RawHeads heads;
  private ByteBuffer waiting = NOTHING;

  /** How many of the bytes that the application still has were taken already. */
  private int ahead;

  private boolean isClosedForNow;

  RawOutput(RawHeads heads) {
    this.heads = heads;
  }

  /** Whether all that comes passes as it is, and nothing waits to go before it. */
  boolean isPassing() {
    return heads.isPassing() && !isWaiting();
  }

  private boolean isWaiting() {
    return waiting.hasRemaining() || ahead > 0;
  }

  /** Whether there is anything to send that the application will not send by itself. */
  boolean keepsBack() {
    return waiting.hasRemaining() || heads.keepsBack();
  }

  /** Lets nothing more pass. */
  void refuse() {
    heads.refuse();
    waiting = NOTHING;
  }

  /** Writes what has become of the sources, and takes off them what is written or kept. */
  void write(Sources from, Sink sink) throws IOException {
    while (flush(sink)) {
      acknowledge(from);
      long there = from.remaining();
      if (there == 0 || sink.isFull()) {
        return;
      }
      long certain = Math.min(heads.certain(), there);
      boolean goesOn =
          certain >= Math.min(there, JOINED) ? pass(certain, from, sink) : take(from, sink);
      if (!goesOn) {
        return;
      }
    }
  }

  /** What was taken ahead has gone out by now. */
  private void acknowledge(Sources from) {
    int count = (int) Math.min(ahead, from.remaining());
    from.advance(count);
    ahead -= count;
  }

  private boolean pass(long count, Sources from, Sink sink) throws IOException {
    long written = Math.max(0, sink.write(from.first(count)));
    from.advance(written);
    heads.pass(written);
    return written == count;
  }

  private boolean take(Sources from, Sink sink) throws IOException {
    int count = (int) Math.min(from.remaining(), JOINED);
    var out = new ByteArrayOutputStream(count + ROOM);
    heads.take(from.peek(count), 0, count, out);
    waiting = ByteBuffer.wrap(out.toByteArray());
    ahead = count;
    if (flush(sink)) {
      acknowledge(from);
      return true;
    }
    if (!isClosedForNow) {
      from.advance(count - 1);
      ahead = 1;
    }
    return false;
  }

  private boolean flush(Sink sink) throws IOException {
    if (waiting.hasRemaining()) {
      isClosedForNow = sink.write(new ByteBuffer[] {waiting}) == Sink.CLOSED_FOR_NOW;
    }
    return !waiting.hasRemaining();
  }

  /** Writes what is kept back, for the application will write no more; answers whether all went. */
  boolean release(Sink sink) throws IOException {
    if (heads.keepsBack()) {
      var out = new ByteArrayOutputStream();
      out.write(waiting.array(), waiting.position(), waiting.remaining());
      heads.release(out);
      waiting = ByteBuffer.wrap(out.toByteArray());
    }
    return flush(sink);
  }
}
