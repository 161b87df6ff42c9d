package dev.redial.connect.channel;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** The socket of a channel, which has its channel connect. */
final class AdaptorInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.SocketAdaptor";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
                "connect(SocketAddress,int)", new UnresolvedHook(decisions), argument(0))
            .serving(Capability.CHANNEL_DIAL));
  }
}
