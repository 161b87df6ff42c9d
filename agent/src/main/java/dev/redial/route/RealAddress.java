package dev.redial.route;

import dev.redial.work.AgentCallScope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The address that a host has, where a placeholder would be of no use. */
public final class RealAddress {
  private RealAddress() {}

  /** By a look-up of the host's name, for which no rule holds; all but placeholders as they are. */
  static InetAddress of(InetAddress address) throws IOException {
    return Placeholders.isOne(address) ? lookUp(new InetSocketAddress(address, 0)) : address;
  }

  /** The same, with a port. */
  static InetSocketAddress of(InetSocketAddress asked) throws IOException {
    return Placeholders.isOne(asked.getAddress())
        ? new InetSocketAddress(lookUp(asked), asked.getPort())
        : asked;
  }

  /** What the JDK finds first. */
  public static InetAddress lookUp(InetSocketAddress asked) throws IOException {
    boolean outer = AgentCallScope.begin();
    try {
      return InetAddress.getByName(Placeholders.host(asked));
    } finally {
      AgentCallScope.end(outer);
    }
  }
}
