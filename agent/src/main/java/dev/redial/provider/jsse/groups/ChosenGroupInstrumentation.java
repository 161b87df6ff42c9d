package dev.redial.provider.jsse.groups;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
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
