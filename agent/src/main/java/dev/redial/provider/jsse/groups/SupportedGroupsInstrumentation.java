package dev.redial.provider.jsse.groups;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Lists the named groups of a ClientHello: those of the JVM, which all connections share, or since
 * Java 20 those of the connection.
 */
final class SupportedGroupsInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.SupportedGroupsExtension$CHSupportedGroupsProducer";

  private static final String METHOD = "produce(ConnectionContext,SSLHandshake$HandshakeMessage)";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var hook = new GroupsHook(decisions);
    return List.of(
        Insertion.replacingRead("supportedNamedGroups", METHOD, hook, RESULT, argument(0))
            .oneOf("groups"),
        Insertion.replacingRead("namedGroups", METHOD, hook, RESULT, argument(0)).oneOf("groups"));
  }
}
