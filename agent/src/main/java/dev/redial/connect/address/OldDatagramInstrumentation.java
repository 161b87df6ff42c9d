package dev.redial.connect.address;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.route.DatagramHook;
import dev.redial.route.RealAddressHook;
import dev.redial.rule.OldJdk;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.ArrayList;
import java.util.List;

/** The DatagramSockets of Java 8 and 11; those of later releases stand on a channel. */
final class OldDatagramInstrumentation implements TypeInstrumentation {
  static final String TYPE = OldJdk.DATAGRAMS;

  private static final String CONNECT = "connectInternal(InetAddress,int)";
  private static final String SEND = "send(DatagramPacket)";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var all = new ArrayList<Insertion>();
    if (decisions.sandbox() != null) {
      var refuses = new DatagramHook(decisions);
      all.add(DatagramInstrumentation.held(Insertion.atEnter(CONNECT, refuses)));
      all.add(DatagramInstrumentation.held(Insertion.atEnter(SEND, refuses)));
    }
    var real = new RealAddressHook(decisions);
    for (var method : List.of("bind(SocketAddress)", CONNECT, SEND)) {
      var looks = Insertion.replacingAtEnter(method, real, argument(0));
      all.add(DatagramInstrumentation.own(looks));
    }
    return all;
  }
}
