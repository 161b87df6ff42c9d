package dev.redial.connect.address;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.route.RealAddressHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** What is below InetAddress.isReachable, which asks the host itself. */
final class ReachableInstrumentation implements TypeInstrumentation {
  static final String IPV4 = "java.net.Inet4AddressImpl";
  static final String IPV6 = "java.net.Inet6AddressImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "isReachable(InetAddress,int,NetworkInterface,int)",
            new RealAddressHook(decisions),
            argument(0)));
  }
}
