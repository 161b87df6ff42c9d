package dev.redial.connect.socket;

import dev.redial.rule.host.Address;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketImpl;

/**
 * A connected socket as JSSE wants it below an SSLSocket. What TLS would do to it beyond reading
 * and writing (close, shut down, set options) is left to the application, whose socket it is.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // a monitor would pin virtual threads
final class SocketView extends Socket {
  private final SocketConnection connection;
  private final Address peer;

  SocketView(SocketConnection connection, Address peer) throws SocketException {
    super((SocketImpl) null);
    this.connection = connection;
    this.peer = peer;
  }

  @Override
  public InputStream getInputStream() {
    return new SocketInput(connection);
  }

  @Override
  public OutputStream getOutputStream() {
    return new SocketOutput(connection);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return connection.timeout();
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    connection.setTimeout(timeout);
  }

  @Override
  public int getSoLinger() {
    return -1;
  }

  @Override
  public int getPort() {
    return peer.port();
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isBound() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return false;
  }

  @Override
  public boolean isInputShutdown() {
    return false;
  }

  @Override
  public boolean isOutputShutdown() {
    return false;
  }

  @Override
  public void shutdownInput() {}

  @Override
  public void shutdownOutput() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return "socket to proxy " + peer;
  }
}
