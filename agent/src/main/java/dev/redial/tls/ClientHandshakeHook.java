package dev.redial.tls;

import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import java.io.IOException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Applies a rule when the first handshake of a client of JSSE begins. */
public final class ClientHandshakeHook extends Hook {
  private final HandshakeStart start;
  private final PeerHost peerHost;

  /** Fails if this JDK keeps the peer host elsewhere. */
  public ClientHandshakeHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    this.start = new HandshakeStart(decisions);
    this.peerHost = new PeerHost();
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object transport,
      @Nullable Object handshake,
      @Nullable Object negotiated,
      @Nullable Object unused)
      throws IOException {
    if (handshake == null && Boolean.FALSE.equals(negotiated)) {
      if (transport instanceof SSLSocket socket && socket.getUseClientMode()) {
        start.of(new JsseSocket(socket, peerHost));
      } else if (transport instanceof SSLEngine engine && engine.getUseClientMode()) {
        start.of(new JsseEngine(engine, peerHost));
      }
    }
    return transport;
  }
}
