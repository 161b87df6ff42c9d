package dev.redial.tls.plaintext;

import dev.redial.tls.PlaintextSession;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSSE reads its records from this stream on a connection without TLS. It presents whatever the
 * server sends as unencrypted records of application data (RFC 8446 section 5.1). JSSE's own locks
 * guard it.
 */
final class PlaintextInput extends InputStream {
  static final int HEADER = 5;
  static final byte APPLICATION_DATA = 23;
  private static final int LARGEST = 1 << 14;

  private final InputStream in;
  private final PlaintextSession session;
  private final byte[] chunk = new byte[HEADER + LARGEST];
  private int next;
  private int end;

  PlaintextInput(InputStream in, PlaintextSession session) {
    this.in = in;
    this.session = session;
  }

  /** What the application is shown of the connection. */
  PlaintextSession session() {
    return session;
  }

  /** JSSE reads a single byte only when it closes, to wait for a close_notify: none will come. */
  @Override
  public int read() {
    return -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (next == end) {
      int count = in.read(chunk, HEADER, LARGEST);
      if (count < 0) {
        return -1;
      }
      chunk[0] = APPLICATION_DATA;
      chunk[1] = 3;
      chunk[2] = 3;
      chunk[3] = (byte) (count >> Byte.SIZE);
      chunk[4] = (byte) count;
      next = 0;
      end = HEADER + count;
    }
    int count = Math.min(length, end - next);
    System.arraycopy(chunk, next, into, offset, count);
    next += count;
    return count;
  }

  @Override
  public int available() throws IOException {
    return end - next + in.available();
  }

  @Override
  public long skip(long count) throws IOException {
    int own = (int) Math.min(count, end - next);
    next += own;
    return own + (count > own ? in.skip(count - own) : 0);
  }
}
