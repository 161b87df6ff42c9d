package dev.redial.http.raw;

import java.io.OutputStream;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A socket whose requests a rule is for. It does not keep the socket itself alive. */
final class RawSocket {
  private final RawConnection connection;
  private volatile @Nullable WeakReference<OutputStream> last;

  RawSocket(RawConnection connection) {
    this.connection = connection;
  }

  /** What the application gets in place of a stream of the socket. */
  OutputStream over(OutputStream out) {
    last = new WeakReference<>(out);
    return new RawStream(connection, out);
  }

  /** Sends what is kept back, before the socket's output ends. */
  void release() {
    var known = last;
    var out = known == null ? null : known.get();
    if (out != null) {
      connection.release(new StreamSink(out));
    }
  }
}
