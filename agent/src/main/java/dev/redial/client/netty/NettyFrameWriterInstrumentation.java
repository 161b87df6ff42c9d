package dev.redial.client.netty;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Writes Netty's HTTP/2 frames: the last place that has both the headers and the connection; what
 * it calls to compress them changed its parameters. Seen in 4.1.0 to 4.2.20.
 */
final class NettyFrameWriterInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.netty.handler.codec.http2.DefaultHttp2FrameWriter";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var hook = new NettyHttp2Hook(decisions);
    return List.of(
        Insertion.replacingAtEnter(
            "writeHeaders(ChannelHandlerContext,int,Http2Headers,int,boolean,ChannelPromise)",
            hook,
            argument(2),
            argument(0)),
        Insertion.replacingAtEnter(
            "writeHeaders(ChannelHandlerContext,int,Http2Headers,int,short,boolean,int,boolean,"
                + "ChannelPromise)",
            hook,
            argument(2),
            argument(0)));
  }
}
