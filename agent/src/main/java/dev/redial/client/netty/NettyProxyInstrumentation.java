package dev.redial.client.netty;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.route.PlaceholderNameHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Netty's handlers for a proxy that the application itself uses. Seen in 4.1.0 to 4.2.17. */
final class NettyProxyInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.netty.handler.proxy.ProxyHandler";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "connect(ChannelHandlerContext,SocketAddress,SocketAddress,ChannelPromise)",
            new PlaceholderNameHook(decisions),
            argument(1)));
  }
}
