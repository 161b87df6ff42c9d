package dev.redial.connect.channel;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.http.raw.RawChannels;
import dev.redial.route.DialGuardHook;
import dev.redial.route.RealAddressHook;
import dev.redial.rule.Capability;
import dev.redial.rule.OldJdk;
import dev.redial.rule.Place;
import dev.redial.weave.Insertion;
import dev.redial.weave.Operand;
import dev.redial.weave.TypeInstrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * Every SocketChannel of the JDK, with its socket adaptor. It is the same in JDK 17 to 27; where
 * Java 8 and 11 differ, a comment says so.
 *
 * <p>A selector that looks at a connected channel pays for one read of the channel's state. A write
 * pays for one look-up by identity, once there is a channel whose request heads matter. Nothing
 * else costs anything.
 */
final class SocketChannelInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.SocketChannelImpl";

  private static final String STATE = "state";
  private static final int CONNECTION_PENDING = 1;

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var all = new ArrayList<>(heads(RawChannels.of(decisions)));
    all.addAll(dialInsertions(decisions));
    all.addAll(guards(decisions));
    if (OldJdk.IS_HERE) {
      // no lambda, which the JVM would link in the first call
      for (var each = all.iterator(); each.hasNext(); ) {
        if (isNewer(each.next().method())) {
          each.remove();
        }
      }
      all.add(adaptor(decisions));
    }
    all.add(
        Insertion.replacingAtEnter(
                "bind(SocketAddress)", new RealAddressHook(decisions), argument(0))
            .serving(Capability.OWN_ADDRESSES));
    return all;
  }

  /** Before the insertions that dial, which end a method. */
  private static List<Insertion> heads(RawChannels heads) {
    var source = argument(0);
    var range = Operand.range(1);
    return List.of(
        heads(Insertion.atEnter("connect(SocketAddress)", heads.dials(), SELF, source)),
        heads(
            Insertion.atEnter("blockingConnect(SocketAddress,long)", heads.dials(), SELF, source)),
        asked(Insertion.instead("write(ByteBuffer)", heads.writes(), SELF, source)),
        asked(
            Insertion.instead("write(ByteBuffer[],int,int)", heads.gathers(), SELF, source, range)),
        asked(
            Insertion.instead(
                "blockingWriteFully(byte[],int,int)", heads.streams(), SELF, source, range)),
        asked(Insertion.atEnter("shutdownOutput()", heads.ends(), SELF)));
  }

  private static Insertion asked(Insertion insertion) {
    return heads(insertion.ifConcerned(SELF));
  }

  private static Insertion heads(Insertion insertion) {
    return insertion.serving(Capability.CHANNEL_HEADS);
  }

  private static List<Insertion> dialInsertions(Decisions decisions)
      throws ReflectiveOperationException {
    var connect = new ChannelConnectHook(decisions);
    var interest = new InterestHook(decisions);
    var remote = field("remoteAddress");
    return List.of(
        dials(Insertion.instead("connect(SocketAddress)", connect, SELF, argument(0))),
        dials(
            Insertion.instead(
                "blockingConnect(SocketAddress,long)", connect, SELF, argument(0), argument(1))),
        dials(Insertion.instead("finishConnect()", new FinishConnectHook(decisions), remote)),
        interest("translateInterestOps(int)", interest),
        interest("translateAndSetInterestOps(int,SelectionKeyImpl)", interest),
        dials(
            Insertion.replacingAtEnter(
                    "translateReadyOps(int,int,SelectionKeyImpl)",
                    new ReadinessHook(decisions),
                    argument(0),
                    remote)
                .onlyWhile(STATE, CONNECTION_PENDING)));
  }

  /** The second shape is that of Java 8. */
  private static Insertion interest(String method, InterestHook interest) {
    return dials(
        Insertion.replacingAtEnter(method, interest, argument(0), field("remoteAddress"))
            .onlyWhile(STATE, CONNECTION_PENDING)
            .oneOf("interest"));
  }

  /** The second shape is that of Java 11; Java 8 has nothing below the connect itself. */
  private static List<Insertion> guards(Decisions decisions) {
    var guard = new DialGuardHook(decisions, Place.CHANNEL);
    var begins = new ArrayList<Insertion>();
    if (OldJdk.IS_EIGHT) {
      begins.add(
          Insertion.atEnter("connect(SocketAddress)", guard, argument(0))
              .serving(Capability.GUARDS));
    } else {
      for (var type : List.of("SocketAddress", "InetSocketAddress")) {
        var begin = "beginConnect(boolean," + type + ")";
        begins.add(
            Insertion.atEnter(begin, guard, argument(1)).oneOf("begin").serving(Capability.GUARDS));
      }
    }
    return begins;
  }

  /** Only the adaptor asks, and then how its connect gets on. */
  private static Insertion adaptor(Decisions decisions) {
    var remote = field("remoteAddress");
    var waits =
        OldJdk.IS_EIGHT
            ? Insertion.instead(
                "poll(int,long)", new AdaptorHook(decisions, 1), remote, argument(1))
            : Insertion.instead(
                "pollConnected(long)", new AdaptorHook(decisions, true), remote, argument(0));
    return dials(waits.onlyWhile(STATE, CONNECTION_PENDING));
  }

  /** Java 8 and 11 have their adaptors and streams call the methods of the channel. */
  private static boolean isNewer(String method) {
    return method.startsWith("blocking");
  }

  private static Insertion dials(Insertion insertion) {
    return insertion.serving(Capability.CHANNEL_DIAL);
  }
}
