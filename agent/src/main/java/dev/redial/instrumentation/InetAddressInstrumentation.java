package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.SELF;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.route.LookUpHook;
import dev.redial.rule.Capability;
import dev.redial.tls.ReverseNameHook;
import java.util.List;

/**
 * Every look-up of a name by the JDK goes through the first method, that of getByName too, and
 * every one of an address for its name through the second.
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
