package dev.redial.route.dial;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An opening on a wire, and its progress. */
final class Exchange {
  private final ByteBuffer read = ByteBuffer.allocate(Opening.MOST_WANTED);
  private final Opening opening;
  private ByteBuffer unsent;

  Exchange(Opening opening) {
    this.opening = opening;
    this.unsent = ByteBuffer.wrap(opening.toSend());
  }

  /** Sends what is to be sent; answers whether all of it went. */
  boolean send(Wire wire) throws IOException {
    wire.write(unsent);
    return !hasUnsent();
  }

  /** Reads once, when all is sent; answers whether anything came, be it the end. */
  boolean receive(Wire wire) throws IOException {
    int length = wire.read(read.clear().limit(opening.wanted()));
    if (length < 0) {
      opening.end();
    } else if (length > 0) {
      opening.feed(read.array(), length);
      unsent = ByteBuffer.wrap(opening.toSend());
    }
    return length != 0;
  }

  /** Whether something is to be sent before anything more is read. */
  boolean hasUnsent() {
    return unsent.hasRemaining();
  }

  Opening opening() {
    return opening;
  }
}
