package dev.redial.client.apache;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 5: has its pools take a kept connection that was made under another rule for
 * expired long ago, so that they close it.
 */
final class Apache5PoolHook extends SideHook {
  /** Decides by these rules. */
  public Apache5PoolHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object deadline, @Nullable Object entry) {
    if (deadline == null || entry == null || !ApachePool.isStale(decisions, entry)) {
      return deadline;
    }
    try {
      return deadline.getClass().getField("MIN_VALUE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
