package dev.redial.connect.socket;

import java.io.IOException;
import java.io.OutputStream;

/** What is sent to a socket's peer. */
final class SocketOutput extends OutputStream {
  private final SocketConnection connection;

  SocketOutput(SocketConnection connection) {
    this.connection = connection;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    connection.write(bytes, offset, length);
  }
}
