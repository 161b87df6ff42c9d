package dev.redial.connect.socket;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.route.RealAddressHook;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * What is below every java.net.Socket, of clients and servers. Not Socket itself: there a
 * connection to the application's own proxy still looks like one to its target. In Java 8 and 11 it
 * is the class that {@link OldSocketInstrumentation} names; the methods are the same.
 */
final class NioSocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.NioSocketImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
                "bind(InetAddress,int)", new RealAddressHook(decisions), argument(0))
            .serving(Capability.OWN_ADDRESSES),
        Insertion.instead(
                "connect(SocketAddress,int)",
                new SocketConnectHook(decisions),
                SELF,
                argument(0),
                argument(1))
            .serving(Capability.SOCKET_DIAL),
        Insertion.replacingAtExit("getInputStream()", TunnelHook.input(decisions), RESULT, SELF)
            .serving(Capability.SOCKET_TUNNELS),
        Insertion.replacingAtExit("getOutputStream()", TunnelHook.output(decisions), RESULT, SELF)
            .serving(Capability.SOCKET_TUNNELS),
        Insertion.atEnter("shutdownOutput()", TunnelHook.shutdown(decisions), SELF)
            .serving(Capability.SOCKET_TUNNELS),
        Insertion.atEnter("close()", TunnelHook.close(decisions), SELF)
            .serving(Capability.SOCKET_TUNNELS));
  }
}
