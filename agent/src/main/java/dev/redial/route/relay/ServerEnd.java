package dev.redial.route.relay;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The server's end of what a {@link RelayCopy} copies; nothing waits there for the network. */
interface ServerEnd {
  /** Takes what has arrived into {@link #received}, unless something is there; below 0: the end. */
  int receive() throws IOException;

  /** What is there for the application. */
  CopyBuffer received();

  /** Whether bytes have arrived that {@link #receive} has not decrypted yet. */
  boolean hasUnread();

  /** Sends as much as is taken now; the count of bytes. */
  int send(ByteBuffer bytes) throws IOException;

  /** Whether bytes wait to be sent. */
  boolean hasUnsent();

  /** Sends what waits. */
  void flush() throws IOException;

  /** Nothing more is sent. */
  void end() throws IOException;
}
