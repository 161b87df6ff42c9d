package dev.redial.connect.address;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Every look-up of a name by the JDK passes the first method, {@code getByName} included. Every
 * look-up of an address for its name passes the second.
 */
final class InetAddressInstrumentation implements TypeInstrumentation {
  static final String TYPE = "java.net.InetAddress";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.instead("getAllByName(String)", new LookUpHook(decisions), argument(0))
            .serving(Capability.LOOK_UPS),
        Insertion.replacingAtExit("getHostName()", new ReverseNameHook(decisions), RESULT, SELF)
            .serving(Capability.NAMES_OF_ADDRESSES));
  }
}
