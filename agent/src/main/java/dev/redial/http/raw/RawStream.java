package dev.redial.http.raw;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** The output of a ruled connection as the application sees it. Safe for use by many threads. */
final class RawStream extends OutputStream {
  private final RawConnection connection;
  private final OutputStream out;
  private final StreamSink sink;

  RawStream(RawConnection connection, OutputStream out) {
    this.connection = connection;
    this.out = out;
    this.sink = new StreamSink(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (connection.isPassing() || length == 0) {
      out.write(bytes, offset, length);
    } else {
      connection.write(Sources.of(ByteBuffer.wrap(bytes, offset, length)), sink);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** The socket is closed by it, and before that {@link RawCloseHook} sends what is kept back. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
