package dev.redial.tls.plaintext;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import dev.redial.tls.Endpoints;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Gives the application an engine of the agent's, around that of JSSE, where a rule has connections
 * to that host go without TLS.
 */
public final class PlainEngineHook extends Hook {
  private static final String JSSE = "sun.security.ssl.";

  /** Decides by these rules. */
  public PlainEngineHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return rule.route().plaintext();
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object engine, @Nullable Object host, @Nullable Object port) {
    // another provider's refuses such a rule when its handshake begins
    if (!(engine instanceof SSLEngine jsse)
        || !(host instanceof String name)
        || !(port instanceof Integer number)
        || !engine.getClass().getName().startsWith(JSSE)) {
      return engine;
    }
    var rule = decisions.find(Endpoints.asked(name), number);
    return rule != null && rule.route().plaintext() && !decisions.onlyObserves(rule)
        ? PlaintextEngine.around(jsse, decisions)
        : engine;
  }
}
