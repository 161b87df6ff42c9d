package dev.redial.tls;

import dev.redial.rule.CipherSuites;
import javax.net.ssl.SSLEngine;

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
  public void setPeerHost(String name) throws Throwable {
    peerHost.set(engine, name);
  }

  /** JSSE leaves what it disables out of its own list of what it supports. */
  @Override
  public String[] supportedCipherSuites() {
    return CipherSuites.all().toArray(new String[0]);
  }
}
