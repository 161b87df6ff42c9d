package dev.redial.http.raw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a client has written to one ruled connection so far, whichever of its streams it used. It
 * does not keep the connection itself alive. Safe for use by many threads.
 */
final class RawConnection {
  /** What is only looked at is looked at in pieces. */
  private static final int PIECE = 16 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final RawEditor editor;
  private final RawHeads heads;
  private final RawOutput output;
  private volatile boolean passing;

  RawConnection(RawEditor editor) {
    this.editor = editor;
    this.heads = new RawHeads(editor);
    this.output = new RawOutput(heads);
  }

  /** Whether nothing that is written from now on is of interest. */
  boolean isPassing() {
    return passing;
  }

  /** Whether what is written may go out as something else. */
  boolean rewrites() {
    return editor.rewrites();
  }

  /** For a request that the rule cannot be carried out on. */
  IOException refusal(Throwable cause) {
    return editor.refusal(cause);
  }

  /** Whether it is this thread that writes, on behalf of this connection. */
  boolean isInUse() {
    return lock.isHeldByCurrentThread();
  }

  /** Writes what the sources become, as far as the sink takes it. */
  void write(Sources from, Sink sink) throws IOException {
    lock.lock();
    try {
      if (editor.rewrites()) {
        rewrite(from, sink);
      } else {
        look(from, sink);
      }
    } finally {
      lock.unlock();
    }
  }

  private void rewrite(Sources from, Sink sink) throws IOException {
    try {
      output.write(from, sink);
      passing = output.isPassing();
    } catch (RuntimeException | Error e) {
      output.refuse();
      throw editor.refusal(e);
    }
  }

  private void look(Sources from, Sink sink) throws IOException {
    long there = from.remaining();
    var all = from.copy();
    long written = Math.max(0, sink.write(from.first(there)));
    from.advance(written);
    look(all, written);
  }

  /** The bytes are on their way already; nothing that goes wrong here is the application's. */
  private void look(Sources written, long count) {
    try {
      var unused = new ByteArrayOutputStream();
      for (long left = count; left > 0 && !passing; ) {
        long certain = Math.min(left, heads.certain());
        long next = certain > 0 ? certain : Math.min(left, PIECE);
        if (certain > 0) {
          heads.pass(certain);
        } else {
          heads.take(written.peek((int) next), 0, (int) next, unused);
          unused.reset();
        }
        written.advance(next);
        left -= next;
        passing = heads.isPassing() || editor.isDone();
      }
    } catch (IOException | RuntimeException | Error e) {
      passing = true;
    }
  }

  /** How many of the next bytes pass as they are, whatever they are. */
  long certain() {
    lock.lock();
    try {
      return heads.certain();
    } finally {
      lock.unlock();
    }
  }

  /** Records that bytes have passed, no more than are {@link #certain}. */
  void pass(long count) {
    lock.lock();
    try {
      heads.pass(count);
      passing = heads.isPassing() || editor.isDone();
    } finally {
      lock.unlock();
    }
  }

  /** Takes bytes for a sink that will take all in its own time, and appends what they become. */
  void take(byte[] bytes, int offset, int length, ByteArrayOutputStream out) throws IOException {
    lock.lock();
    try {
      if (editor.rewrites()) {
        heads.take(bytes, offset, length, out);
        passing = heads.isPassing();
      } else {
        out.write(bytes, offset, length);
        look(Sources.of(ByteBuffer.wrap(bytes, offset, length)), length);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Appends what is kept back, for no more will come. */
  void takeRest(ByteArrayOutputStream out) {
    lock.lock();
    try {
      if (editor.rewrites() && heads.keepsBack()) {
        heads.release(out);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends what was kept back, when the application ends its output. Whoever closes while another
   * thread writes wants that to fail, and must not wait for it.
   */
  void release(Sink sink) {
    if (passing || isInUse() || !lock.tryLock()) {
      return;
    }
    try {
      if (editor.rewrites()) {
        output.release(sink);
        passing = output.isPassing();
      }
    } catch (IOException | RuntimeException e) {
      // The peer is gone, as it would be for the application.
    } finally {
      lock.unlock();
    }
  }

  /** Whether anything has to go out before the output may end. */
  boolean keepsBack() {
    lock.lock();
    try {
      return editor.rewrites() && output.keepsBack();
    } finally {
      lock.unlock();
    }
  }
}
