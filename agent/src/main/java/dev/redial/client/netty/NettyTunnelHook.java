package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Records where a channel leads once the application's own proxy has opened the tunnel. */
final class NettyTunnelHook extends Hook {
  /** Needs no rule: it is not known yet whether TLS follows. */
  public NettyTunnelHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object context, @Nullable Object destination) {
    if (context != null && destination instanceof InetSocketAddress peer) {
      NettyPeers.tunnelled(context, peer);
    }
    return context;
  }
}
