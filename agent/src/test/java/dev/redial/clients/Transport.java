package dev.redial.clients;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A channel without TLS, as a program on one that may not block sees it. */
interface Transport extends Closeable {
  /** Writes once; answers how many bytes the channel says it has taken. */
  long write(ByteBuffer[] buffers, int offset, int length) throws IOException;

  /** Waits until more can be written. */
  void awaitRoom(long written, long left) throws IOException;

  /** Reads once, as soon as there is something; answers with less than 0 at the end. */
  int read(ByteBuffer into) throws IOException;

  /** A stream over the channel. */
  OutputStream stream();

  /** Ends the output. */
  void end() throws IOException;
}
