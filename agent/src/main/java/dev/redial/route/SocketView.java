package dev.redial.route;

import dev.redial.rule.Address;
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
  private final BlockingSocket socket;
  private final Address peer;

  SocketView(BlockingSocket socket, Address peer) throws SocketException {
    super((SocketImpl) null);
    this.socket = socket;
    this.peer = peer;
  }

  @Override
  public InputStream getInputStream() {
    return new SocketInput(socket);
  }

  @Override
  public OutputStream getOutputStream() {
    return new SocketOutput(socket);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return socket.timeout();
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    socket.setTimeout(timeout);
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
