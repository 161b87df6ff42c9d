package dev.redial.client.netty.pool;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.reflect.ClientMethod;
import org.jspecify.annotations.Nullable;

/**
 * Closes an idle connection of Vert.x that was made under another rule. It does so where the pool
 * asks how many requests the connection can take; the answer is then none. A busy connection goes
 * on.
 */
final class VertxPoolHook extends SideHook {
  private static final ClientMethod CONTEXT = ClientMethod.object("channelHandlerContext()");
  private static final ClientMethod CHANNEL = ClientMethod.object("channel()");

  /** Decides by these rules. */
  public VertxPoolHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object available, @Nullable Object connection, @Nullable Object usage) {
    if (connection == null || !Integer.valueOf(0).equals(usage) || !CONTEXT.isIn(connection)) {
      return available;
    }
    var channel = CHANNEL.get(CONTEXT.get(connection));
    if (!NettyPool.isStale(decisions, channel)) {
      return available;
    }
    NettyPool.closeIdle(channel);
    return available instanceof Long ? (Object) 0L : (Object) 0;
  }
}
