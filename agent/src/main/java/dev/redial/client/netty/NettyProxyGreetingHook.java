package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import org.jspecify.annotations.Nullable;

/** Leaves out what the application's own proxy is told, on a channel that does not lead to it. */
final class NettyProxyGreetingHook extends Hook {
  /** Decides by what {@link NettyProxyAddressHook} did. */
  public NettyProxyGreetingHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object unused, @Nullable Object handler, @Nullable Object context) {
    if (handler == null || context == null || !NettyBypass.has(handler)) {
      return null;
    }
    NettyBypass.open(handler, context);
    return true;
  }
}
