package dev.redial.provider.jsse;

import dev.redial.rule.Place;
import dev.redial.rule.tls.CipherSuites;
import dev.redial.tls.EngineConnection;
import dev.redial.tls.PeerHost;
import dev.redial.tls.Provider;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** {@code sun.security.ssl.SSLEngineImpl}. */
final class JsseEngine extends EngineConnection {
  private final PeerHost peerHost;

  JsseEngine(SSLEngine engine, PeerHost peerHost) {
    super(engine);
    this.peerHost = peerHost;
  }

  @Override
  public Provider provider() {
    return Provider.JSSE;
  }

  @Override
  public Place place() {
    return Place.TLS_ENGINE;
  }

  @Override
  public void setPeerHost(String name) throws Throwable {
    peerHost.set(engine, name);
  }

  /** Only one that was made for a host of the rule can do that, see {@code PlaintextEngine}. */
  @Override
  public void speakPlaintext(String peer) throws SSLException {
    throw new SSLException("the TLS engine was made before the rule held, or without its host");
  }

  /** JSSE leaves what it disables out of its own list of what it supports. */
  @Override
  public String[] supportedCipherSuites() {
    return CipherSuites.all().toArray(new String[0]);
  }

  @Override
  public String[] enabledCipherSuites() {
    return engine.getSupportedCipherSuites();
  }
}
