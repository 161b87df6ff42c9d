package dev.redial.client.netty;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.route.PlaceholderNameHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Netty's handlers for a proxy that the application itself uses. Seen in 4.1.0 to 4.2.17. */
final class NettyProxyInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.netty.handler.proxy.ProxyHandler";

  private static final String CONNECT =
      "connect(ChannelHandlerContext,SocketAddress,SocketAddress,ChannelPromise)";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(CONNECT, new PlaceholderNameHook(decisions), argument(1)),
        Insertion.replacingRead(
            "proxyAddress",
            CONNECT,
            new NettyProxyAddressHook(decisions),
            RESULT,
            SELF,
            argument(1)),
        Insertion.instead(
            "sendInitialMessage(ChannelHandlerContext)",
            new NettyProxyGreetingHook(decisions),
            SELF,
            argument(0)),
        Insertion.atEnter(
            "setConnectSuccess()",
            new NettyTunnelHook(decisions),
            field("ctx"),
            field("destinationAddress")));
  }
}
