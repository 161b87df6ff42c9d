package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.SELF;
import static dev.redial.instrumentation.Operand.argument;
import static dev.redial.instrumentation.Operand.field;

import dev.redial.operate.Decisions;
import dev.redial.rule.Capability;
import dev.redial.tls.ClientHandshakeHook;
import dev.redial.tls.HandshakeFailureHook;
import java.util.List;

/**
 * The one place where each JSSE handshake begins, of sockets and of engines, explicit or not; the
 * same in JDK 17 to 27.
 */
final class TransportContextInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.TransportContext";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
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
                field("closeReason"))
            .serving(Capability.ALERTS));
  }
}
