package dev.redial.connect.socket;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.route.PlaceholderNameHook;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** What java.net.Socket puts before its implementation for a proxy: SOCKS by default, or HTTP. */
final class DelegatingSocketInstrumentation implements TypeInstrumentation {
  static final String SOCKS = "java.net.SocksSocketImpl";
  static final String HTTP = "java.net.HttpConnectSocketImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.replacingAtEnter(
                "connect(SocketAddress,int)", new PlaceholderNameHook(decisions), argument(0))
            .serving(Capability.LOOK_UPS),
        Insertion.instead(
                "connect(SocketAddress,int)",
                new DelegatingSocketHook(decisions),
                SELF,
                argument(0),
                argument(1))
            .serving(Capability.SOCKET_PROXIES));
  }
}
