package dev.redial.connect.socket;

import java.io.IOException;
import java.io.InputStream;

/** What a socket's peer sends. */
final class SocketInput extends InputStream {
  private final SocketConnection connection;

  SocketInput(SocketConnection connection) {
    this.connection = connection;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return connection.read(bytes, offset, length);
  }

  @Override
  public int available() throws IOException {
    return connection.available();
  }
}
