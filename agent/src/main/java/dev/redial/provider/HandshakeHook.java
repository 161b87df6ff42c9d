package dev.redial.provider;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import dev.redial.tls.HandshakeStart;

/** Applies a rule when the handshake of a provider's client begins. */
public abstract class HandshakeHook extends Hook {
  /** What it tells of each client's handshake. */
  protected final HandshakeStart start;

  /** Decides by these rules. */
  protected HandshakeHook(Decisions decisions) {
    super(decisions);
    this.start = new HandshakeStart(decisions);
  }

  @Override
  protected final boolean isNeededBy(Rule rule) {
    return rule.changesHandshake();
  }
}
