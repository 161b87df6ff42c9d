package dev.redial.tls.plaintext;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.PeerNames;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Shows the application what there is of a connection without TLS, in place of JSSE's session. */
public final class PlainSessionHook extends Hook {
  /** Decides by the socket, not by rules of its own. */
  public PlainSessionHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object session, @Nullable Object peer, @Nullable Object socket) {
    if (socket == null || !PeerNames.isPlaintext((String) peer)) {
      return session;
    }
    try {
      SSLSession plain = PlaintextSocket.session(socket);
      return plain == null ? session : plain;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
