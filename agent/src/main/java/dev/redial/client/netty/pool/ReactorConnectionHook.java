package dev.redial.client.netty.pool;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.reflect.ClientMethod;
import org.jspecify.annotations.Nullable;

/**
 * Tells reactor-netty not to keep a connection that was made under another rule. Its pools ask
 * before and after each use.
 */
final class ReactorConnectionHook extends SideHook {
  private static final ClientMethod CHANNEL = ClientMethod.object("channel()");

  /** Decides by these rules. */
  public ReactorConnectionHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object persistent, @Nullable Object connection) {
    if (connection == null || !Boolean.TRUE.equals(persistent)) {
      return persistent;
    }
    return !NettyPool.isStale(decisions, CHANNEL.get(connection));
  }
}
