package dev.redial.client.netty.pool;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import org.jspecify.annotations.Nullable;

/**
 * Closes a kept connection of AsyncHttpClient that was made under another rule, where its pool is
 * about to hand it out. The pool skips a connection that has died.
 */
final class AsyncHttpPoolHook extends SideHook {
  /** Decides by these rules. */
  public AsyncHttpPoolHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object channel) {
    if (channel == null || !NettyPool.isStale(decisions, channel)) {
      return channel;
    }
    NettyPool.closeIdle(channel);
    return null;
  }
}
