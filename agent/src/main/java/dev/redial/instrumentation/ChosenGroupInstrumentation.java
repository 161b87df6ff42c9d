package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.tls.ChosenGroupHook;
import java.util.List;

/** Reads the group that a server of TLS 1.2 has chosen. */
final class ChosenGroupInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.ECDHServerKeyExchange$ECDHServerKeyExchangeMessage";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.replacingBefore(
                "isSupported",
                "<init>(HandshakeContext,ByteBuffer)",
                new ChosenGroupHook(decisions),
                argument(0))
            .ifThere());
  }
}
