package dev.redial.provider.jsse;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.report.TlsFailure;
import dev.redial.tls.Endpoints;
import dev.redial.tls.PeerHost;
import dev.redial.tls.PeerNames;
import dev.redial.tls.trust.Jsse;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Takes note of a client's handshake that comes to nothing, where JSSE ends the connection. */
final class HandshakeFailureHook extends SideHook {
  private final PeerHost peerHost;

  /** Fails if this JDK keeps the peer host elsewhere. */
  public HandshakeFailureHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    this.peerHost = new PeerHost();
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object context,
      @Nullable Object alert,
      @Nullable Object why,
      @Nullable Object ended) {
    if (ended == null && alert != null && context != null) {
      ended(context, alert, why);
    }
    return context;
  }

  private void ended(Object context, Object alert, @Nullable Object why) {
    var name = alert.toString().toLowerCase(Locale.ROOT);
    var failure = new TlsFailure(name, why instanceof String text ? text : "");
    var transport = handshaking(context, failure);
    if (transport instanceof SSLSocket socket && socket.getUseClientMode()) {
      failed(socket, failure);
    } else if (transport instanceof SSLEngine engine && engine.getUseClientMode()) {
      failed(engine, failure);
    }
  }

  /**
   * The socket or the engine, or null once its first handshake is over. From TLS 1.3 on, a client
   * learns only then that the server does not accept its certificate.
   */
  private static @Nullable Object handshaking(Object context, TlsFailure failure) {
    try {
      return (boolean) Jsse.IS_NEGOTIATED.invokeExact(context) && !failure.isOfClientCertificate()
          ? null
          : (Object) Jsse.TRANSPORT.invokeExact(context);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  private void failed(SSLSocket socket, TlsFailure failure) {
    var peer = hostOf(socket);
    if (peer != null) {
      var asked = Endpoints.asked(peer, socket.getInetAddress());
      failed(socket, peer, asked, Endpoints.port(socket, socket.getPort()), failure);
    }
  }

  private void failed(SSLEngine engine, TlsFailure failure) {
    var peer = engine.getPeerHost();
    if (peer != null) {
      int port = Endpoints.port(engine, engine.getPeerPort());
      failed(engine, peer, Endpoints.asked(peer), port, failure);
    }
  }

  private void failed(Object connection, String peer, String asked, int port, TlsFailure failure) {
    var rule = PeerNames.rule(peer);
    if (rule == null && (isRefused(asked, port) || isRefused(peer, port))) {
      return;
    }
    var host = rule == null ? asked : decisions.connections().host(connection);
    if (host != null) {
      decisions.handshakeFailed(rule, host, port, failure);
    }
  }

  /** By a rule that holds and was not applied: the connection was refused, and that was said. */
  private boolean isRefused(String peer, int port) {
    var rule = decisions.find(peer, port);
    return rule != null && rule.changesHandshake() && !decisions.onlyObserves(rule);
  }

  private @Nullable String hostOf(SSLSocket socket) {
    try {
      return peerHost.of(socket);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
