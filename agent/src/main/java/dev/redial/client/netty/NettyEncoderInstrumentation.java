package dev.redial.client.netty;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Netty's encoder of HTTP/1.1 messages: responses, contents and requests, WebSocket handshakes and
 * CONNECT included. The first method has the message, the second the headers to write. These can be
 * replaced without changing the message, which may be read-only or sent again. Seen in 4.1.0 to
 * 4.2.20.
 */
final class NettyEncoderInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.netty.handler.codec.http.HttpObjectEncoder";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.atEnter(
            "encode(ChannelHandlerContext,Object,List)",
            new NettyRequest1Hook(decisions),
            argument(1),
            argument(0)),
        Insertion.replacingAtEnter(
            "encodeHeaders(HttpHeaders,ByteBuf)", new NettyHeaders1Hook(decisions), argument(0)));
  }
}
