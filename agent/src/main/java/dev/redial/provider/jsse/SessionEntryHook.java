package dev.redial.provider.jsse;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.PeerNames;
import dev.redial.tls.RuledSessions;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/** Records the caches of JSSE that have sessions of ruled connections. */
final class SessionEntryHook extends Hook {
  /** Decides by the session's peer host, not by rules of its own. */
  public SessionEntryHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object cache, @Nullable Object entry) {
    if (cache instanceof SSLSessionContext context
        && entry instanceof SSLSession session
        && PeerNames.rule(session.getPeerHost()) != null) {
      RuledSessions.keptIn(context);
    }
    return cache;
  }
}
