package dev.redial.matrix;

import dev.redial.testing.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * As much of a server as one client of a protocol that is not HTTP needs. Such protocols may turn
 * to TLS after they have begun.
 */
abstract class ForeignServer implements AutoCloseable {
  private final Identity identity;
  private final ServerSocket listener;
  private volatile @Nullable Socket current;

  /** Listens on the loopback address, one connection at a time. */
  ForeignServer(Identity identity) {
    this.identity = identity;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    var thread = new Thread(this::serveAll, "foreign-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Serves one connection to its end. */
  abstract void serve(Socket socket) throws IOException;

  int port() {
    return listener.getLocalPort();
  }

  /** The same connection, with TLS from here on. */
  Socket secured(Socket socket) throws IOException {
    var tls = (SSLSocket) identity.context().getSocketFactory().createSocket(socket, null, true);
    tls.startHandshake();
    return tls;
  }

  /** Ends the connection that it is serving, if the client has not done so. */
  void hangUp() {
    var open = current;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serveAll() {
    while (!listener.isClosed()) {
      serveNext();
    }
  }

  private void serveNext() {
    try (var socket = listener.accept()) {
      current = socket;
      serve(socket);
    } catch (IOException e) {
      // The client left, or the test is over: the client's own answer is what tests look at.
      return;
    }
  }
}
