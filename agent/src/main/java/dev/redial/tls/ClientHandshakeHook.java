package dev.redial.tls;

import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import dev.redial.rule.Rule;
import java.io.IOException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Applies a rule's TLS settings when a client's first handshake begins.
 *
 * <p>That late, because then everything the application sets is set: parameters given after
 * creation do not undo the rule, and no way of making a socket or an engine is missed. A rule
 * changes the parameters and the peer host together: with the server name alone JSSE would still
 * accept a certificate for the original host, and resume a session made without the rule.
 */
public final class ClientHandshakeHook extends Hook {
  private final PeerHost peerHost;

  /** Fails if this JDK keeps the peer host elsewhere. */
  public ClientHandshakeHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
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
        begin(new TlsConnection.OfSocket(socket, peerHost));
      } else if (transport instanceof SSLEngine engine && engine.getUseClientMode()) {
        begin(new TlsConnection.OfEngine(engine, peerHost));
      }
    }
    return transport;
  }

  private void begin(TlsConnection connection) throws IOException {
    var host = hostOf(connection);
    var rule = decisions.find(host, connection.port());
    if (host == null || rule == null || rule.tls().isEmpty()) {
      return;
    }
    try {
      change(connection, rule, host);
    } catch (Throwable t) {
      throw decisions.refusal(rule, "TLS", host, t);
    }
  }

  private static @Nullable String hostOf(TlsConnection connection) {
    try {
      return connection.host();
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  private void change(TlsConnection connection, Rule rule, String host) throws Throwable {
    var missing = decisions.missing(rule);
    if (missing != null) {
      throw new IOException(missing);
    }
    var parameters = connection.parameters();
    var before = ServerNames.of(parameters);
    var notOffered = new HandshakeSettings(rule.tls(), parameters).apply(connection);
    var verified = rule.tls().verifyName();
    var name = verified == null ? host : verified;
    var change = "SNI " + before + " -> " + ServerNames.of(parameters) + ", verify name " + name;
    decisions.hit(rule, "TLS", host, connection.port(), change);
    for (var reason : notOffered) {
      decisions.warnOnce(rule, "cannot offer " + reason);
    }
    if (!decisions.onlyObserves(rule)) {
      connection.set(parameters);
      connection.setPeerHost(PeerNames.of(rule, name));
    }
  }
}
