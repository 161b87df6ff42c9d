package dev.redial.tls;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import org.jspecify.annotations.Nullable;

/**
 * What a HostnameVerifier has answered to a client: on a connection without TLS there was nothing
 * to verify, and the rule says so. {@link UrlHostHook} has seen, in the same thread, what it was
 * asked about.
 */
public final class PlainVerifiedHook extends Hook {
  private static final ThreadLocal<Boolean> ASKED_OF_PLAIN = new ThreadLocal<>();

  /** Decides by the connection, not by rules of its own. */
  public PlainVerifiedHook(Decisions decisions) {
    super(decisions);
  }

  /** Records what the verifier that is called next is asked about. */
  static void asks(@Nullable Object session) {
    if (PlaintextSession.areThere()) {
      ASKED_OF_PLAIN.set(session instanceof PlaintextSession);
    }
  }

  @Override
  protected @Nullable Object on(@Nullable Object verified) {
    if (!PlaintextSession.areThere() || !Boolean.TRUE.equals(ASKED_OF_PLAIN.get())) {
      return verified;
    }
    ASKED_OF_PLAIN.remove();
    return true;
  }
}
