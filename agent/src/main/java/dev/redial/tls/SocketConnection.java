package dev.redial.tls;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** An SSLSocket of any provider. */
public abstract class SocketConnection implements TlsConnection {
  /** The connection itself. */
  protected final SSLSocket socket;

  protected SocketConnection(SSLSocket socket) {
    this.socket = socket;
  }

  @Override
  public Object itself() {
    return socket;
  }

  @Override
  public String asked(String host) {
    return Endpoints.asked(host, socket, socket.getInetAddress());
  }

  @Override
  public int port() {
    return Endpoints.port(socket, socket.getPort());
  }

  @Override
  public SSLParameters parameters() throws Throwable {
    return socket.getSSLParameters();
  }

  @Override
  public void set(SSLParameters parameters) throws Throwable {
    socket.setSSLParameters(parameters);
  }

  @Override
  public String[] supportedCipherSuites() {
    return socket.getSupportedCipherSuites();
  }

  @Override
  public String[] supportedProtocols() {
    return socket.getSupportedProtocols();
  }
}
