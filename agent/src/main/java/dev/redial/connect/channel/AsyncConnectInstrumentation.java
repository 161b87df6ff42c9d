package dev.redial.connect.channel;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.http.raw.RawAsyncChannels;
import dev.redial.route.DialGuardHook;
import dev.redial.route.RealAddressHook;
import dev.redial.rule.Capability;
import dev.redial.rule.Place;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Every AsynchronousSocketChannel, those of Windows too, which are not led. */
final class AsyncConnectInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.AsynchronousSocketChannelImpl";

  private static final String CONNECT = "connect(SocketAddress)";
  private static final String CONNECT_AND_CALL = "connect(SocketAddress,Object,CompletionHandler)";
  private static final int UNCONNECTED = 0;

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var guard = new DialGuardHook(decisions, Place.ASYNC_CHANNEL);
    var heads = RawAsyncChannels.of(decisions);
    return List.of(
        heads(
            Insertion.atEnter(CONNECT, heads.dials(), SELF, argument(0))
                .onlyWhile("state", UNCONNECTED)),
        heads(
            Insertion.atEnter(CONNECT_AND_CALL, heads.dials(), SELF, argument(0))
                .onlyWhile("state", UNCONNECTED)),
        heads(
            Insertion.replacingAtExit(
                "write(ByteBuffer)", heads.futures(), RESULT, SELF, argument(0))),
        heads(Insertion.atEnter("shutdownOutput()", heads.ends(), SELF).ifConcerned(SELF)),
        heads(Insertion.atEnter("close()", heads.ends(), SELF).ifConcerned(SELF)),
        Insertion.atEnter(CONNECT, guard, argument(0)).serving(Capability.GUARDS),
        Insertion.atEnter(CONNECT_AND_CALL, guard, argument(0)).serving(Capability.GUARDS),
        Insertion.replacingAtEnter(
                "bind(SocketAddress)", new RealAddressHook(decisions), argument(0))
            .serving(Capability.OWN_ADDRESSES));
  }

  private static Insertion heads(Insertion insertion) {
    return insertion.serving(Capability.ASYNC_HEADS);
  }
}
