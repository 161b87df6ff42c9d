package dev.redial.connect.address;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.route.RealAddressHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** What servers on the JDK's channels bind to: an address of this machine, whatever rule it has. */
final class ListenerInstrumentation implements TypeInstrumentation {
  static final String BLOCKING = "sun.nio.ch.ServerSocketChannelImpl";
  static final String ASYNCHRONOUS = "sun.nio.ch.AsynchronousServerSocketChannelImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "bind(SocketAddress,int)", new RealAddressHook(decisions), argument(0)));
  }
}
