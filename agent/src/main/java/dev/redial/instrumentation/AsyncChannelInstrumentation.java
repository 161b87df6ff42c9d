package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.SELF;
import static dev.redial.instrumentation.Operand.argument;
import static dev.redial.instrumentation.Operand.field;

import dev.redial.operate.Decisions;
import dev.redial.route.AsyncConnectHook;
import dev.redial.route.AsyncEventHook;
import dev.redial.route.AsyncFinishHook;
import dev.redial.route.AsyncFutureHook;
import java.util.List;

/** Every AsynchronousSocketChannel but those of Windows. The same in JDK 17 to 27. */
final class AsyncChannelInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.UnixAsynchronousSocketChannelImpl";

  private static final String CONNECT = "implConnect(SocketAddress,Object,CompletionHandler)";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var remote = field("pendingRemote");
    return List.of(
        Insertion.replacingAtEnter(
            CONNECT, new AsyncConnectHook(decisions), argument(1), SELF, argument(0), argument(2)),
        Insertion.instead(CONNECT, new AsyncFutureHook(decisions), argument(1)),
        Insertion.replacingAtEnter(
                "onEvent(int,boolean)", new AsyncEventHook(decisions), argument(0), remote)
            .onlyWhile("connectPending", 1),
        Insertion.replacingRead(
            "fdVal", "finishConnect(boolean)", new AsyncFinishHook(decisions), RESULT, remote));
  }
}
