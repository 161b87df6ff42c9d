package dev.redial.connect.socket;

import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.locks.Lock;

/**
 * One connection of a socket that may be connected several times. Once another one has begun, every
 * call fails.
 *
 * <p>Up to JDK 18 the finalizer of an SSLSocket sends close_notify and reads the answer. Without
 * this check it would do so in the middle of the next connection ({@code
 * sun.security.ssl.BaseSSLSocketImpl}).
 */
final class SocketConnection {
  private final BlockingSocket socket;
  private final Lock use;
  private final int number;

  /**
   * The connection that the socket has now.
   *
   * @param number of the socket's connections so far
   */
  SocketConnection(BlockingSocket socket, int number) {
    this.socket = socket;
    this.use = socket.uses();
    this.number = number;
  }

  int read(byte[] bytes, int offset, int length) throws IOException {
    use.lock();
    try {
      check();
      return socket.read(bytes, offset, length);
    } finally {
      use.unlock();
    }
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    use.lock();
    try {
      check();
      socket.write(bytes, offset, length);
    } finally {
      use.unlock();
    }
  }

  int available() throws IOException {
    use.lock();
    try {
      check();
      return socket.available();
    } finally {
      use.unlock();
    }
  }

  int timeout() throws SocketException {
    use.lock();
    try {
      check();
      return socket.timeout();
    } finally {
      use.unlock();
    }
  }

  void setTimeout(int millis) throws SocketException {
    use.lock();
    try {
      check();
      socket.setTimeout(millis);
    } finally {
      use.unlock();
    }
  }

  private void check() throws SocketException {
    if (socket.connections() != number) {
      throw new SocketException("Socket closed");
    }
  }
}
