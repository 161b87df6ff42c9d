package dev.redial.client.netty.pool;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.Members;
import org.jspecify.annotations.Nullable;

/**
 * reactor-netty over HTTP/2: has its pool evict a connection that was made under another rule, once
 * it serves no request.
 */
final class ReactorHttp2PoolHook extends SideHook {
  private static final ClientMethod CHANNEL = ClientMethod.object("channel()");

  /** Decides by these rules. */
  public ReactorHttp2PoolHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object evicts, @Nullable Object slot) {
    if (slot == null || !Boolean.FALSE.equals(evicts)) {
      return evicts;
    }
    try {
      var connection = Members.get(slot, "connection");
      return connection != null && NettyPool.isStale(decisions, CHANNEL.get(connection));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
