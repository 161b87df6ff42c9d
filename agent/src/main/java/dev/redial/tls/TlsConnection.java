package dev.redial.tls;

import dev.redial.rule.CipherSuites;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** What JSSE's sockets and engines have in common and share no type for. */
interface TlsConnection {
  /** JSSE leaves what it disables out of its own list of what it supports. */
  String[] JSSE_SUITES = CipherSuites.all().toArray(new String[0]);

  /** Whom the application asked for, or null where it did not say. */
  @Nullable String host() throws Throwable;

  /** The port asked for, below 1 where the application did not say. */
  int port();

  SSLParameters parameters();

  void set(SSLParameters parameters);

  void setPeerHost(String name) throws Throwable;

  String[] supportedCipherSuites();

  String[] supportedProtocols();

  /** {@code sun.security.ssl.SSLSocketImpl}. */
  record OfSocket(SSLSocket socket, PeerHost peerHost) implements TlsConnection {
    @Override
    public @Nullable String host() throws Throwable {
      return peerHost.of(socket);
    }

    @Override
    public int port() {
      return socket.getPort();
    }

    @Override
    public SSLParameters parameters() {
      return socket.getSSLParameters();
    }

    @Override
    public void set(SSLParameters parameters) {
      socket.setSSLParameters(parameters);
    }

    @Override
    public void setPeerHost(String name) throws Throwable {
      peerHost.set(socket, name);
    }

    @Override
    public String[] supportedCipherSuites() {
      return JSSE_SUITES.clone();
    }

    @Override
    public String[] supportedProtocols() {
      return socket.getSupportedProtocols();
    }
  }

  /** {@code sun.security.ssl.SSLEngineImpl}. */
  record OfEngine(SSLEngine engine, PeerHost peerHost) implements TlsConnection {
    /** An engine made without a host is known by the server name that it offers. */
    @Override
    public @Nullable String host() {
      var host = engine.getPeerHost();
      return host != null ? host : ServerNames.of(engine.getSSLParameters());
    }

    @Override
    public int port() {
      return engine.getPeerPort();
    }

    @Override
    public SSLParameters parameters() {
      return engine.getSSLParameters();
    }

    @Override
    public void set(SSLParameters parameters) {
      engine.setSSLParameters(parameters);
    }

    @Override
    public void setPeerHost(String name) throws Throwable {
      peerHost.set(engine, name);
    }

    @Override
    public String[] supportedCipherSuites() {
      return JSSE_SUITES.clone();
    }

    @Override
    public String[] supportedProtocols() {
      return engine.getSupportedProtocols();
    }
  }
}
