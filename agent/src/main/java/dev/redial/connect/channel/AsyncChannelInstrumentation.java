package dev.redial.connect.channel;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.http.raw.RawAsyncChannels;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.ArrayList;
import java.util.List;

/** Every AsynchronousSocketChannel but those of Windows. The same in JDK 17 to 27. */
final class AsyncChannelInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.UnixAsynchronousSocketChannelImpl";

  private static final String CONNECT = "implConnect(SocketAddress,Object,CompletionHandler)";

  private static final String WRITE =
      "implWrite(boolean,ByteBuffer,ByteBuffer[],long,TimeUnit,Object,CompletionHandler)";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var all = new ArrayList<>(heads(RawAsyncChannels.of(decisions)));
    for (var insertion : dialInsertions(decisions)) {
      all.add(insertion.serving(Capability.ASYNC_DIAL));
    }
    return all;
  }

  /** Where the JDK has made sure that no other write goes on. */
  private static List<Insertion> heads(RawAsyncChannels heads) {
    var buffer = argument(1);
    var buffers = argument(2);
    var handler = argument(6);
    return List.of(
        heads(Insertion.replacingAtEnter(WRITE, heads.begins(), buffer, SELF, buffers)),
        heads(Insertion.replacingAtEnter(WRITE, heads.gathers(), buffers, SELF)),
        heads(Insertion.replacingAtEnter(WRITE, heads.handlers(), handler, SELF, buffers)));
  }

  private static Insertion heads(Insertion insertion) {
    return insertion.ifConcerned(SELF).serving(Capability.ASYNC_HEADS);
  }

  private static List<Insertion> dialInsertions(Decisions decisions)
      throws ReflectiveOperationException {
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
