package dev.redial.provider.jsse.trust;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.RuleConstraints;
import org.jspecify.annotations.Nullable;

/**
 * Gives a connection whose rule accepts weak certificates a list of disabled ones of its own, where
 * JSSE reads that of the JVM. JSSE checks paths by it for trust managers that know no connection,
 * and offers no signature scheme for what it holds.
 */
final class WeakCertificateListHook extends Hook {
  /** Decides by the connection's mark, not by rules of its own. */
  public WeakCertificateListHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object list, @Nullable Object constraints) {
    var own = constraints instanceof RuleConstraints mark ? mark.lists().certificates() : null;
    return own == null ? list : own;
  }
}
