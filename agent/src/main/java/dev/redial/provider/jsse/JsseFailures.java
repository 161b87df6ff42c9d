package dev.redial.provider.jsse;

import dev.redial.decision.Decisions;
import dev.redial.report.TlsFailure;
import dev.redial.tls.Endpoints;
import dev.redial.tls.FailedHandshakes;
import dev.redial.tls.PeerHost;
import dev.redial.tls.PeerNames;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Failed handshakes of JSSE's clients, which hold a socket or an engine. */
final class JsseFailures {
  private final FailedHandshakes failures;
  private final PeerHost peerHost;

  /** Fails if this JDK keeps the peer host elsewhere. */
  JsseFailures(Decisions decisions) throws ReflectiveOperationException {
    this.failures = new FailedHandshakes(decisions);
    this.peerHost = new PeerHost();
  }

  /** A handshake failed, if it is a client's. */
  void failed(@Nullable Object transport, TlsFailure failure) {
    if (transport instanceof SSLSocket socket && socket.getUseClientMode()) {
      var peer = hostOf(socket);
      if (peer != null) {
        var asked = Endpoints.asked(peer, socket, socket.getInetAddress());
        int port = Endpoints.port(socket, socket.getPort());
        failures.failed(socket, peer, asked, port, failure);
      }
    } else if (transport instanceof SSLEngine engine && engine.getUseClientMode()) {
      failures.failed(engine, failure);
    }
  }

  /** Whether it was made under a rule, as only a client's is. */
  boolean isRuled(Object transport) {
    var peer =
        transport instanceof SSLEngine engine
            ? engine.getPeerHost()
            : transport instanceof SSLSocket socket ? hostOf(socket) : null;
    return PeerNames.rule(peer) != null;
  }

  private @Nullable String hostOf(SSLSocket socket) {
    try {
      return peerHost.of(socket);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
