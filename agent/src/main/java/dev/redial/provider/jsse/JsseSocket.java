package dev.redial.provider.jsse;

import dev.redial.rule.Place;
import dev.redial.rule.tls.CipherSuites;
import dev.redial.tls.PeerHost;
import dev.redial.tls.PlaintextSession;
import dev.redial.tls.Provider;
import dev.redial.tls.SocketConnection;
import dev.redial.tls.plaintext.PlaintextSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** {@code sun.security.ssl.SSLSocketImpl}. */
final class JsseSocket extends SocketConnection {
  private final PeerHost peerHost;

  JsseSocket(SSLSocket socket, PeerHost peerHost) {
    super(socket);
    this.peerHost = peerHost;
  }

  @Override
  public Provider provider() {
    return Provider.JSSE;
  }

  @Override
  public Place place() {
    return Place.TLS_SOCKET;
  }

  @Override
  public @Nullable String host() throws Throwable {
    return peerHost.of(socket);
  }

  @Override
  public void setPeerHost(String name) throws Throwable {
    peerHost.set(socket, name);
  }

  @Override
  public void speakPlaintext(String peer) throws Throwable {
    PlaintextSocket.begin(socket, PlaintextSession.of(peer, socket.getPort()));
    setPeerHost(peer);
  }

  /** JSSE leaves what it disables out of its own list of what it supports. */
  @Override
  public String[] supportedCipherSuites() {
    return CipherSuites.all().toArray(new String[0]);
  }

  @Override
  public String[] enabledCipherSuites() {
    return socket.getSupportedCipherSuites();
  }
}
