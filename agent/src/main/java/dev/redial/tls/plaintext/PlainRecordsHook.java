package dev.redial.tls.plaintext;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.PlaintextSession;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Makes Netty pass whatever arrives, and not only whole TLS records, to an engine that unwraps
 * nothing. For the engines of other providers Netty does so anyway.
 */
public final class PlainRecordsHook extends Hook {
  /** Decides by the engine's session, not by rules of its own. */
  public PlainRecordsHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object byRecords, @Nullable Object engine) {
    return PlaintextSession.areThere()
            && engine instanceof SSLEngine tls
            && tls.getSession() instanceof PlaintextSession
        ? false
        : byRecords;
  }
}
