package dev.redial.client.awscrt;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.Members;
import dev.redial.rule.Rule;
import org.jspecify.annotations.Nullable;

/** The AWS CRT: records a context that the application has verify no certificates. */
final class CrtContextHook extends Hook {
  /** Decides nothing. */
  public CrtContextHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return rule.changesHandshake();
  }

  @Override
  protected @Nullable Object on(@Nullable Object context, @Nullable Object options) {
    if (context != null && options != null && !verifies(options)) {
      CrtPools.isLax(context);
    }
    return context;
  }

  private static boolean verifies(Object options) {
    try {
      return Boolean.TRUE.equals(Members.get(options, "verifyPeer"));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
