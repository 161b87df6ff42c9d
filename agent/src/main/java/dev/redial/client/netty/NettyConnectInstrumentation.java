package dev.redial.client.netty;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.route.RealAddressHook;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.Operand;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * The end of each pipeline of Netty, where a transport is told to connect. It comes after all
 * handlers, so a proxy of the application's own has taken the connection before. Seen in 4.1.0 to
 * 4.2.17.
 */
final class NettyConnectInstrumentation implements TypeInstrumentation {
  private static final Operand CONTEXT = argument(0);

  static final String TYPE = "io.netty.channel.DefaultChannelPipeline$HeadContext";

  private static final String CONNECT =
      "connect(ChannelHandlerContext,SocketAddress,SocketAddress,ChannelPromise)";

  private static final String BIND = "bind(ChannelHandlerContext,SocketAddress,ChannelPromise)";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var connects =
        Insertion.instead(
            CONNECT, new NettyConnectHook(decisions), argument(1), argument(2), argument(3));
    var binds = Insertion.replacingAtEnter(BIND, new RealAddressHook(decisions), argument(1));
    if (decisions.sandbox() == null) {
      return List.of(connects, binds);
    }
    var refuses = new NettyDatagramHook(decisions);
    return List.of(
        Insertion.atEnter(CONNECT, refuses, CONTEXT),
        Insertion.atEnter("write(ChannelHandlerContext,Object,ChannelPromise)", refuses, CONTEXT),
        connects,
        binds);
  }

  @Override
  public Capability capability() {
    return Capability.NETTY_DIAL;
  }
}
