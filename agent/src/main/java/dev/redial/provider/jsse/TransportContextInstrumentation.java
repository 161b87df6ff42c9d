package dev.redial.provider.jsse;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.Operand;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * The one place where each JSSE handshake begins, of sockets and of engines, explicit or not; the
 * same in JDK 17 to 27.
 */
final class TransportContextInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.TransportContext";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var closed = new HandshakeClosedHook(decisions);
    return List.of(
        Insertion.instead(
                "kickstart()",
                new ClientHandshakeHook(decisions),
                field("transport"),
                field("handshakeContext"),
                field("isNegotiated"))
            .serving(Capability.HANDSHAKE_START),
        Insertion.atEnter(
                "fatal(Alert,String,boolean,Throwable)",
                new HandshakeFailureHook(decisions),
                SELF,
                argument(0),
                argument(1),
                argument(3))
            .serving(Capability.ALERTS),
        closing("closeInbound()", closed, field("isInputCloseNotified")),
        closing("warning(Alert)", closed, argument(0)));
  }

  private static Insertion closing(String method, HandshakeClosedHook hook, Operand sign) {
    return Insertion.atEnter(
            method,
            hook,
            field("transport"),
            field("handshakeContext"),
            field("isNegotiated"),
            sign)
        .serving(Capability.ALERTS);
  }
}
