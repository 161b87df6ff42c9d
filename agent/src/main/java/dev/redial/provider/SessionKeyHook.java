package dev.redial.provider;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.PeerNames;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sessions of ruled connections apart in JSSE's client cache.
 *
 * <p>The cache is keyed by peer host and port, and a resumed session skips the certificate check.
 * Without this hook, a connection without the rule would resume a session made under it, and the
 * other way round.
 */
public final class SessionKeyHook extends Hook {
  /** Decides by the peer host, not by rules of its own. */
  public SessionKeyHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object host) {
    return host instanceof String name ? PeerNames.sessionKey(name) : host;
  }
}
