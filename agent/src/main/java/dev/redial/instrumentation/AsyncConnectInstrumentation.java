package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.route.DialGuardHook;
import dev.redial.route.RealAddressHook;
import dev.redial.rule.Capability;
import dev.redial.rule.Place;
import java.util.List;

/** Every AsynchronousSocketChannel, those of Windows too, which are not led. */
final class AsyncConnectInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.AsynchronousSocketChannelImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var guard = new DialGuardHook(decisions, Place.ASYNC_CHANNEL);
    return List.of(
        Insertion.atEnter("connect(SocketAddress)", guard, argument(0)).serving(Capability.GUARDS),
        Insertion.atEnter("connect(SocketAddress,Object,CompletionHandler)", guard, argument(0))
            .serving(Capability.GUARDS),
        Insertion.replacingAtEnter(
                "bind(SocketAddress)", new RealAddressHook(decisions), argument(0))
            .serving(Capability.OWN_ADDRESSES));
  }
}
