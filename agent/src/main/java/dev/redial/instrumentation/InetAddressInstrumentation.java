package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.route.LookUpHook;
import dev.redial.route.PlaceholderHook;
import java.util.List;

/** Every look-up of a name by the JDK goes through this method, that of getByName too. */
final class InetAddressInstrumentation implements TypeInstrumentation {
  static final String TYPE = "java.net.InetAddress";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.replacingAtEnter("getAllByName(String)", new LookUpHook(decisions), argument(0)),
        Insertion.instead("getAllByName(String)", new PlaceholderHook(decisions), argument(0)));
  }
}
