package dev.redial.provider.bouncycastle;

import dev.redial.decision.Decisions;
import dev.redial.provider.HandshakeHook;
import dev.redial.tls.PeerHost;
import java.io.IOException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Applies a rule when the handshake of a client of BouncyCastle's JSSE begins. */
final class BouncyCastleHandshakeHook extends HandshakeHook {
  private final PeerHost peerHost;

  /** Fails if this JDK keeps an engine's peer host elsewhere. */
  public BouncyCastleHandshakeHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    this.peerHost = new PeerHost();
  }

  @Override
  protected @Nullable Object on(@Nullable Object connection, @Nullable Object protocol)
      throws IOException {
    if (protocol == null) {
      if (connection instanceof SSLSocket socket && socket.getUseClientMode()) {
        start.of(new BouncyCastleSocket(socket));
      } else if (connection instanceof SSLEngine engine && engine.getUseClientMode()) {
        start.of(new BouncyCastleEngine(engine, peerHost));
      }
    }
    return connection;
  }
}
