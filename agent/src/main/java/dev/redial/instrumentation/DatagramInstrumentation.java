package dev.redial.instrumentation;

import dev.redial.operate.Decisions;
import dev.redial.route.DatagramHook;
import java.util.List;

/** Every DatagramSocket and DatagramChannel of the JDK; left as it is but in a sandbox. */
final class DatagramInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.DatagramChannelImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    if (decisions.sandbox() == null) {
      return List.of();
    }
    var refuses = new DatagramHook(decisions);
    return List.of(
        Insertion.atEnter("connect(SocketAddress,boolean)", refuses),
        Insertion.atEnter("send(ByteBuffer,SocketAddress)", refuses),
        // a DatagramSocket's
        Insertion.atEnter("blockingSend(ByteBuffer,SocketAddress)", refuses).oneOf("blockingSend"),
        Insertion.atEnter("blockingSend(DatagramPacket)", refuses).oneOf("blockingSend"));
  }
}
