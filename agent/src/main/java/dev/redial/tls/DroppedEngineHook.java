package dev.redial.tls;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.report.TlsFailure;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Records that a client ends the connection of an engine, for clients that then drop the engine and
 * tell it nothing.
 */
public final class DroppedEngineHook extends SideHook {
  private static final String JSSE = "sun.security.ssl.";
  private static final String NO_SUITE = "SSL_NULL_WITH_NULL_NULL";

  private final FailedHandshakes failures;

  /** Decides by these rules. */
  public DroppedEngineHook(Decisions decisions) {
    super(decisions);
    this.failures = new FailedHandshakes(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object dropped) {
    if (dropped instanceof SSLEngine engine && isHandshaking(engine)) {
      failures.failed(engine, TlsFailure.CLOSED);
    }
    return dropped;
  }

  /**
   * Under a rule, whose name the handshake gave to the engine when it began. The alerts of other
   * providers are not seen, so it cannot be told how those failed.
   */
  private static boolean isHandshaking(SSLEngine engine) {
    var rule = PeerNames.rule(engine.getPeerHost());
    // the rule first: a question to an engine waits for its lock
    return rule != null
        && !rule.route().plaintext()
        && engine.getClass().getName().startsWith(JSSE)
        && engine.getSession().getCipherSuite().equals(NO_SUITE);
  }
}
