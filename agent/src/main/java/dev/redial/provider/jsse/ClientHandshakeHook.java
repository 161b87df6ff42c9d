package dev.redial.provider.jsse;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import dev.redial.tls.HandshakeStart;
import dev.redial.tls.PeerHost;
import dev.redial.tls.PeerNames;
import dev.redial.tls.PlaintextSession;
import java.io.IOException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Applies a rule when the first handshake of a client of JSSE begins. */
final class ClientHandshakeHook extends Hook {
  private final HandshakeStart start;
  private final PeerHost peerHost;

  /** Fails if this JDK keeps the peer host elsewhere. */
  public ClientHandshakeHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    this.start = new HandshakeStart(decisions);
    this.peerHost = new PeerHost();
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return rule.changesHandshake();
  }

  /** Answers whether the handshake is to be spared, as the rule leaves TLS out. */
  @Override
  protected @Nullable Object on(
      @Nullable Object unused,
      @Nullable Object transport,
      @Nullable Object handshake,
      @Nullable Object negotiated)
      throws IOException {
    if (handshake != null) {
      return null;
    }
    boolean isFirst = !Boolean.TRUE.equals(negotiated);
    return (isFirst ? begin(transport) : isPlaintext(transport)) ? true : null;
  }

  private boolean begin(@Nullable Object transport) throws IOException {
    if (transport instanceof SSLSocket socket && socket.getUseClientMode()) {
      return start.of(new JsseSocket(socket, peerHost));
    }
    return transport instanceof SSLEngine engine
        && engine.getUseClientMode()
        && start.of(new JsseEngine(engine, peerHost));
  }

  /** An application may ask for another handshake: there is none where there was none. */
  private boolean isPlaintext(@Nullable Object transport) {
    try {
      return PlaintextSession.areThere()
          && transport instanceof SSLSocket socket
          && PeerNames.isPlaintext(peerHost.of(socket));
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
