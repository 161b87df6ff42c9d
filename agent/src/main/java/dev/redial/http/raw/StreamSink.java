package dev.redial.http.raw;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** The stream of a socket, which takes all. */
final class StreamSink implements Sink {
  private final OutputStream out;

  StreamSink(OutputStream out) {
    this.out = out;
  }

  @Override
  public long write(ByteBuffer[] buffers) throws IOException {
    long count = 0;
    for (var buffer : buffers) {
      int length = buffer.remaining();
      if (length > 0) {
        out.write(buffer.array(), buffer.arrayOffset() + buffer.position(), length);
        buffer.position(buffer.limit());
        count += length;
      }
    }
    return count;
  }
}
