package dev.redial.http;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a client has written to one ruled connection so far, whichever of its streams it used. It
 * does not keep the connection itself alive. Safe for use by many threads.
 */
final class RawConnection {
  private final ReentrantLock lock = new ReentrantLock();
  private final RawEditor editor;
  private final RawHeads heads;
  private final WeakReference<OutputStream> out;
  private volatile boolean passing;

  RawConnection(RawEditor editor, OutputStream out) {
    this.editor = editor;
    this.heads = new RawHeads(editor);
    this.out = new WeakReference<>(out);
  }

  void write(OutputStream out, byte[] bytes, int offset, int length) throws IOException {
    if (passing) {
      out.write(bytes, offset, length);
      return;
    }
    lock.lock();
    try {
      if (editor.rewrites()) {
        rewrite(out, bytes, offset, length);
      } else {
        out.write(bytes, offset, length);
        look(bytes, offset, length);
      }
    } finally {
      lock.unlock();
    }
  }

  private void rewrite(OutputStream out, byte[] bytes, int offset, int length) throws IOException {
    try {
      heads.write(bytes, offset, length, out);
      passing = heads.isPassing();
    } catch (RuntimeException e) {
      heads.refuse();
      throw editor.refusal(e);
    }
  }

  /** The bytes are on their way already; nothing that goes wrong here is the application's. */
  private void look(byte[] bytes, int offset, int length) {
    try {
      heads.write(bytes, offset, length, OutputStream.nullOutputStream());
      passing = heads.isPassing() || editor.isDone();
    } catch (IOException | RuntimeException e) {
      passing = true;
    }
  }

  /**
   * Sends what was kept back, when the application ends its output. Whoever closes while another
   * thread writes wants that to fail, and must not wait for it.
   */
  void release() {
    var stream = out.get();
    if (stream == null || passing || lock.isHeldByCurrentThread() || !lock.tryLock()) {
      return;
    }
    try {
      if (editor.rewrites()) {
        heads.release(stream);
        passing = heads.isPassing();
      }
    } catch (IOException e) {
      // The peer is gone, as it would be for the application.
    } finally {
      lock.unlock();
    }
  }
}
