package dev.redial.http.raw;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.route.DialGuardHook;
import dev.redial.rule.Capability;
import dev.redial.rule.Place;
import dev.redial.weave.Insertion;
import dev.redial.weave.Operand;
import dev.redial.weave.TypeInstrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an application connects a socket, and gets the stream to which it writes a request by hand.
 * A connection that no hook below routes is refused here. The same in JDK 17 to 27.
 */
public final class SocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "java.net.Socket";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var guard = new DialGuardHook(decisions, Place.SOCKET);
    var hooks = RawStreamHook.set(decisions, false);
    var all = new ArrayList<>(of(hooks, SELF, Capability.SOCKET_HEADS));
    all.add(
        Insertion.atExit("connect(SocketAddress,int)", hooks.dials(), SELF)
            .serving(Capability.SOCKET_HEADS));
    all.add(
        Insertion.atEnter("connect(SocketAddress,int)", guard, argument(0), field("impl"))
            .serving(Capability.GUARDS));
    return all;
  }

  /** What plain sockets and those with TLS have in common. */
  public static List<Insertion> of(RawStreamHook.Set hooks, Operand peer, Capability capability) {
    return List.of(
        Insertion.replacingAtExit("getOutputStream()", hooks.opens(), RESULT, SELF, peer)
            .serving(capability),
        Insertion.atEnter("shutdownOutput()", hooks.closes(), SELF).serving(capability),
        Insertion.atEnter("close()", hooks.closes(), SELF).serving(capability));
  }
}
