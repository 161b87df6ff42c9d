package dev.redial.provider.tcnative;

import dev.redial.decision.Decisions;
import dev.redial.provider.HandshakeHook;
import dev.redial.reflect.Members;
import dev.redial.tls.PeerHost;
import java.io.IOException;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Applies a rule when the handshake of a client of netty-tcnative begins. */
final class TcnativeHandshakeHook extends HandshakeHook {
  private final PeerHost peerHost;

  /** Fails if this JDK keeps an engine's peer host elsewhere. */
  public TcnativeHandshakeHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    this.peerHost = new PeerHost();
  }

  @Override
  protected @Nullable Object on(@Nullable Object connection) throws IOException {
    if (connection instanceof SSLEngine engine && engine.getUseClientMode() && isFirst(engine)) {
      start.of(new TcnativeConnection(engine, peerHost));
    }
    return connection;
  }

  /**
   * Netty asks its cache for a session once, when the handshake begins; before 4.1.60 it has none.
   */
  private static boolean isFirst(SSLEngine engine) {
    try {
      return Boolean.FALSE.equals(Members.get(engine, "sessionSet"));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
