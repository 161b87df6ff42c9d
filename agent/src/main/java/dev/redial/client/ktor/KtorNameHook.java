package dev.redial.client.ktor;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import dev.redial.tls.PeerNames;
import org.jspecify.annotations.Nullable;

/**
 * Skips Ktor's check of the certificate against the server name that a rule makes it send. The
 * rule's trust manager has checked the certificate against the verify name.
 */
final class KtorNameHook extends Hook {
  /** Decides by the server name, not by rules of its own. */
  public KtorNameHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return rule.changesHandshake();
  }

  @Override
  protected @Nullable Object on(@Nullable Object unused, @Nullable Object serverName) {
    if (serverName instanceof String name && PeerNames.rule(name) != null) {
      return true;
    }
    return null;
  }
}
