package dev.redial.connect.address;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.route.DatagramHook;
import dev.redial.route.RealAddressHook;
import dev.redial.rule.Capability;
import dev.redial.rule.OldJdk;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * Every DatagramSocket and DatagramChannel of the JDK; in Java 8 and 11 the channels only. No rule
 * covers datagrams, so they need a host's own address. In a sandbox they send nothing.
 */
final class DatagramInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.DatagramChannelImpl";

  private static final String CONNECT =
      OldJdk.IS_HERE ? "connect(SocketAddress)" : "connect(SocketAddress,boolean)";

  private static final String SEND = "send(ByteBuffer,SocketAddress)";

  /** A DatagramSocket's, in JDK 17 and in later ones. */
  private static final String SEND_BUFFER = "blockingSend(ByteBuffer,SocketAddress)";

  private static final String SEND_PACKET = "blockingSend(DatagramPacket)";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var all = new ArrayList<Insertion>();
    if (decisions.sandbox() != null) {
      refusals(all, new DatagramHook(decisions));
    }
    var real = new RealAddressHook(decisions);
    all.add(own(Insertion.replacingAtEnter("bind(SocketAddress)", real, argument(0))));
    all.add(own(Insertion.replacingAtEnter(CONNECT, real, argument(0))));
    all.add(own(Insertion.replacingAtEnter(SEND, real, argument(1))));
    if (!OldJdk.IS_HERE) {
      var sends = "sends a packet";
      all.add(own(Insertion.replacingAtEnter(SEND_BUFFER, real, argument(1)).oneOf(sends)));
      all.add(own(Insertion.replacingAtEnter(SEND_PACKET, real, argument(0)).oneOf(sends)));
    }
    return all;
  }

  private static void refusals(List<Insertion> all, Hook refuses) {
    all.add(held(Insertion.atEnter(CONNECT, refuses)));
    all.add(held(Insertion.atEnter(SEND, refuses)));
    if (!OldJdk.IS_HERE) {
      all.add(held(Insertion.atEnter(SEND_BUFFER, refuses).oneOf("blockingSend")));
      all.add(held(Insertion.atEnter(SEND_PACKET, refuses).oneOf("blockingSend")));
    }
  }

  static Insertion held(Insertion insertion) {
    return insertion.serving(Capability.DATAGRAMS);
  }

  static Insertion own(Insertion insertion) {
    return insertion.serving(Capability.OWN_ADDRESSES);
  }
}
