package dev.redial.http;

import dev.redial.library.ClientMethod;
import dev.redial.operate.Decisions;
import dev.redial.operate.SideHook;
import dev.redial.tls.Members;
import org.jspecify.annotations.Nullable;

/**
 * reactor-netty over HTTP/2: has its pool evict a connection that was made under another rule, once
 * it serves no request.
 */
public final class ReactorHttp2PoolHook extends SideHook {
  private static final ClientMethod CHANNEL = ClientMethod.object("channel()");

  /** Decides by these rules. */
  public ReactorHttp2PoolHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object evicts,
      @Nullable Object slot,
      @Nullable Object unused,
      @Nullable Object none) {
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
