package dev.redial.provider.jsse.trust;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.RuleConstraints;
import org.jspecify.annotations.Nullable;

/**
 * Gives a ruled connection a list of disabled algorithms of its own, where JSSE reads that of the
 * JVM. As with {@link DisabledAlgorithmHook}, certificate paths keep the JVM's, unless the rule
 * accepts weak certificates.
 */
final class DisabledListHook extends Hook {
  /** Decides by the connection's mark, not by rules of its own. */
  public DisabledListHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object list, @Nullable Object constraints, @Nullable Object forHandshake) {
    if (constraints instanceof RuleConstraints mark) {
      var lists = mark.lists();
      boolean holds = Boolean.TRUE.equals(forHandshake) || lists.acceptWeakCertificates();
      return holds && lists.tls() != null ? lists.tls() : list;
    }
    return list;
  }
}
