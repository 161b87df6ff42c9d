package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.SELF;
import static dev.redial.instrumentation.Operand.argument;
import static dev.redial.instrumentation.Operand.field;

import dev.redial.operate.Decisions;
import dev.redial.route.ChannelConnectHook;
import dev.redial.route.FinishConnectHook;
import dev.redial.route.InterestHook;
import dev.redial.route.ReadinessHook;
import java.util.List;

/**
 * Every SocketChannel of the JDK, with its socket adaptor. A connected channel pays for the reading
 * of its state when a selector looks at it, and for nothing else. The same in JDK 17 to 25.
 */
final class SocketChannelInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.SocketChannelImpl";

  private static final String STATE = "state";
  private static final int CONNECTION_PENDING = 1;

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var connect = new ChannelConnectHook(decisions);
    var remote = field("remoteAddress");
    return List.of(
        Insertion.instead("connect(SocketAddress)", connect, SELF, argument(0)),
        Insertion.instead(
            "blockingConnect(SocketAddress,long)", connect, SELF, argument(0), argument(1)),
        Insertion.instead("finishConnect()", new FinishConnectHook(decisions), remote),
        Insertion.replacingAtEnter(
                "translateInterestOps(int)", new InterestHook(decisions), argument(0), remote)
            .onlyWhile(STATE, CONNECTION_PENDING),
        Insertion.replacingAtEnter(
                "translateReadyOps(int,int,SelectionKeyImpl)",
                new ReadinessHook(decisions),
                argument(0),
                remote)
            .onlyWhile(STATE, CONNECTION_PENDING));
  }
}
