package dev.redial.client.netty;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.tls.plaintext.PlainRecordsHook;
import dev.redial.tls.plaintext.PlaintextStartHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Netty's handler for TLS, which parts the records for engines of the JDK. Seen in 4.1.25 on. */
final class NettyTlsInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.netty.handler.ssl.SslHandler";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var engine = new NettyEngineHook(decisions);
    var start = PlaintextStartHook.withArgument(decisions);
    return List.of(
        told("handshake(boolean)", engine),
        told("handshake(Promise)", engine),
        told("handshake()", engine),
        Insertion.instead("handshake(boolean)", start, SELF, field("engine"), argument(0))
            .ifThere(),
        Insertion.instead("handshake(Promise)", start, SELF, field("engine"), argument(0))
            .ifThere(),
        Insertion.instead(
                "handshake()", PlaintextStartHook.withoutArgument(decisions), SELF, field("engine"))
            .ifThere(),
        Insertion.replacingRead(
                "jdkCompatibilityMode",
                "decode(ChannelHandlerContext,ByteBuf,List)",
                new PlainRecordsHook(decisions),
                RESULT,
                field("engine"))
            .ifThere());
  }

  private static Insertion told(String method, NettyEngineHook hook) {
    return Insertion.atEnter(method, hook, field("engine"), field("ctx")).ifThere();
  }

  @Override
  public Capability capability() {
    return Capability.NETTY_TLS;
  }
}
