package dev.redial.connect.channel;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.route.DialGuardHook;
import dev.redial.rule.Capability;
import dev.redial.rule.Place;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * The socket of a channel, which has its channel connect. JDK 25 and later refuse some addresses
 * before the channel's own guard.
 */
final class AdaptorInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.SocketAdaptor";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var connect = "connect(SocketAddress,int)";
    var guard = new DialGuardHook(decisions, Place.CHANNEL);
    return List.of(
        Insertion.atEnter(connect, guard, argument(0)).serving(Capability.GUARDS),
        Insertion.replacingAtEnter(connect, new UnresolvedHook(decisions), argument(0))
            .serving(Capability.CHANNEL_DIAL));
  }
}
