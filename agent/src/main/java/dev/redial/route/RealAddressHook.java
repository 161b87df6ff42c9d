package dev.redial.route;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Looks the host up where its placeholder is used for what no rule routes. That is to send
 * datagrams, to listen, or to ask whether the host can be reached.
 */
public final class RealAddressHook extends Hook {
  /** Needs no rule: a placeholder was made for one. */
  public RealAddressHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object address) throws IOException {
    if (!Placeholders.areThere()) {
      return address;
    }
    if (address instanceof InetSocketAddress asked) {
      return RealAddress.of(asked);
    }
    if (address instanceof InetAddress asked) {
      return RealAddress.of(asked);
    }
    return address instanceof DatagramPacket packet ? packet(packet) : address;
  }

  private static DatagramPacket packet(DatagramPacket packet) throws IOException {
    if (!Placeholders.isOne(packet.getAddress())) {
      return packet;
    }
    var to = RealAddress.of((InetSocketAddress) packet.getSocketAddress());
    return new DatagramPacket(packet.getData(), packet.getOffset(), packet.getLength(), to);
  }
}
