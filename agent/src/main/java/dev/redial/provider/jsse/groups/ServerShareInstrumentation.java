package dev.redial.provider.jsse.groups;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.rule.OldJdk;
import dev.redial.tls.GroupParameters;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Reads the key of a server of TLS 1.3, and the group that it is of. */
final class ServerShareInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.KeyShareExtension$SHKeyShareConsumer";

  private static final String METHOD =
      "consume(ConnectionContext,SSLHandshake$HandshakeMessage,ByteBuffer)";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    if (GroupParameters.areThere() || OldJdk.IS_HERE) {
      return List.of();
    }
    var hook = new ServerShareHook(decisions);
    return List.of(
        Insertion.replacingAfter("valueOf", METHOD, hook, RESULT, argument(0)).ifThere(),
        Insertion.replacingAfter("isActivatable", METHOD, hook, RESULT, argument(0)).ifThere());
  }
}
