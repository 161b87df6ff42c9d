package dev.redial.tls;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Gives a client's own check of the certificate, after the handshake, the verify name in place of
 * the URL's host. The client may check by itself or ask a HostnameVerifier of the application,
 * which may be a lambda.
 */
public final class UrlHostHook extends Hook {
  /** Decides by the session's peer host, not by rules of its own. */
  public UrlHostHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object host, @Nullable Object connection, @Nullable Object session) {
    var shown = sessionOf(connection, session);
    PlainVerifiedHook.asks(shown);
    var name = shown instanceof SSLSession known ? verifyName(known) : null;
    return name == null ? host : name;
  }

  /** A rule without one leaves the host that the client checks, which may be unlike that of TLS. */
  private static @Nullable String verifyName(SSLSession session) {
    var peer = session.getPeerHost();
    var rule = PeerNames.rule(peer);
    return rule == null || rule.tls().verifyName() == null ? null : peer;
  }

  /** The check is given the connection, or no more than its certificate. */
  private static @Nullable Object sessionOf(@Nullable Object connection, @Nullable Object session) {
    if (connection instanceof SSLSocket socket) {
      return socket.getSession();
    }
    return connection instanceof SSLSession ? connection : session;
  }
}
