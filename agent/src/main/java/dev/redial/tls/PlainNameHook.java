package dev.redial.tls;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Spares a client its own look at the server's certificate where there is none, as the rule has the
 * connection go without TLS. It is given the session, or the socket.
 */
public final class PlainNameHook extends Hook {
  /** Decides by the session, not by rules of its own. */
  public PlainNameHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object unused, @Nullable Object connection) {
    return isPlain(connection) ? true : null;
  }

  /** Whether it is the session, or the socket, of a connection without TLS. */
  static boolean isPlain(@Nullable Object connection) {
    if (!PlaintextSession.areThere()) {
      return false;
    }
    return connection instanceof PlaintextSession
        || (connection instanceof SSLSocket socket
            && socket.getSession() instanceof PlaintextSession);
  }
}
