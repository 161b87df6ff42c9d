package dev.redial.route.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** A socket that is being connected. Nothing here blocks. */
public interface Wire extends LocalEnd {
  /**
   * Begins to connect.
   *
   * @return whether it is connected already
   */
  boolean connect(InetAddress address, int port) throws IOException;

  /** Whether the connection that was begun stands now; throws if there will be none. */
  boolean isConnected() throws IOException;

  /** Gives up what was begun or stands, so that {@link #connect} can be called again. */
  void disconnect() throws IOException;

  /** How many bytes were read: 0 if there are none now, below 0 if there will be no more. */
  int read(ByteBuffer bytes) throws IOException;

  /** Writes as much as can be taken now. */
  void write(ByteBuffer bytes) throws IOException;
}
