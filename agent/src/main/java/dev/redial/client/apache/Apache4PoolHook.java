package dev.redial.client.apache;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 4: has its pool take a kept connection that was made under another rule for
 * expired, so that it closes it.
 */
final class Apache4PoolHook extends SideHook {
  /** Decides by these rules. */
  public Apache4PoolHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object expired, @Nullable Object entry) {
    return Boolean.FALSE.equals(expired) && entry != null
        ? (Object) ApachePool.isStale(decisions, entry)
        : expired;
  }
}
