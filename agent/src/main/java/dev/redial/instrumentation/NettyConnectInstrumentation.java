package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.route.NettyConnectHook;
import java.util.List;

/**
 * The end of each pipeline of Netty, where a transport is told to connect: behind all handlers, so
 * that a proxy of the application's own has taken the connection before. Seen in 4.1.0 to 4.2.17.
 */
final class NettyConnectInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.netty.channel.DefaultChannelPipeline$HeadContext";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.instead(
            "connect(ChannelHandlerContext,SocketAddress,SocketAddress,ChannelPromise)",
            new NettyConnectHook(decisions),
            argument(1),
            argument(2),
            argument(3)));
  }
}
