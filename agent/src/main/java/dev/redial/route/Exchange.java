package dev.redial.route;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An opening on a wire, as far as it has got. */
final class Exchange {
  private final ByteBuffer read = ByteBuffer.allocate(ConnectAnswer.MOST_WANTED);
  private final Opening opening;
  private final ByteBuffer unsent;

  Exchange(Opening opening) {
    this.opening = opening;
    this.unsent = ByteBuffer.wrap(opening.request());
  }

  /** Sends what is to be sent; answers whether all of it went. */
  boolean send(Wire wire) throws IOException {
    wire.write(unsent);
    return !unsent.hasRemaining();
  }

  /** Reads once; answers whether anything came, be it the end. */
  boolean receive(Wire wire) throws IOException {
    int length = wire.read(read.clear().limit(opening.wanted()));
    if (length < 0) {
      opening.end();
    } else {
      opening.feed(read.array(), length);
    }
    return length != 0;
  }

  Opening opening() {
    return opening;
  }
}
