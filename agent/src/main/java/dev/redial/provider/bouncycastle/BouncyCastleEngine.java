package dev.redial.provider.bouncycastle;

import dev.redial.tls.EngineConnection;
import dev.redial.tls.PeerHost;
import dev.redial.tls.Provider;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** {@code ProvSSLEngine}. */
final class BouncyCastleEngine extends EngineConnection {
  private final PeerHost peerHost;

  BouncyCastleEngine(SSLEngine engine, PeerHost peerHost) {
    super(engine);
    this.peerHost = peerHost;
  }

  @Override
  public Provider provider() {
    return Provider.BOUNCY_CASTLE;
  }

  @Override
  public SSLParameters parameters() throws Throwable {
    return BouncyCastle.named(super.parameters(), engine.getPeerHost());
  }

  @Override
  public void set(SSLParameters parameters) throws Throwable {
    BouncyCastle.requireNoSession(engine);
    super.set(parameters);
    BouncyCastle.require(parameters, super.parameters());
  }

  @Override
  public void setPeerHost(String name) throws Throwable {
    peerHost.set(engine, name);
  }
}
