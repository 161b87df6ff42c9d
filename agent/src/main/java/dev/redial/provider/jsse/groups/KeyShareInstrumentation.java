package dev.redial.provider.jsse.groups;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.rule.OldJdk;
import dev.redial.tls.GroupParameters;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Makes the keys that a ClientHello of TLS 1.3 has for the groups that it offers. */
final class KeyShareInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.KeyShareExtension$CHKeyShareProducer";

  private static final String METHOD = "getShare(ClientHandshakeContext,NamedGroup)";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    if (GroupParameters.areThere() || OldJdk.IS_HERE) {
      return List.of();
    }
    var hook = new KeyShareHook(decisions);
    return List.of(
        Insertion.replacingAfter("valueOf", METHOD, hook, RESULT, argument(0), argument(1))
            .ifThere());
  }
}
