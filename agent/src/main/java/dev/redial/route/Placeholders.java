package dev.redial.route;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Addresses for hosts that need not resolve: one for each host, as pools and coalescing decide by
 * address. They are of 198.18.0.0/15, which is never on the Internet (RFC 2544), and are dialled by
 * nobody: the host is found again at the connection. After 131,070 hosts the first ones lose theirs
 * to others, which matters only to a client that drops the name from the address.
 */
public final class Placeholders {
  private static final int NETWORK = 198 << 24 | 18 << 16;
  private static final int SIZE = 1 << 17;
  private static final int MASK = -SIZE;

  private static final Map<String, Integer> NUMBERS = new HashMap<>();
  private static @Nullable String[] hosts = new String[64];
  private static int handedOut;
  private static volatile boolean any;

  private Placeholders() {}

  /** The address of a host, which bears its name as given. */
  static synchronized InetAddress of(String host) {
    var key = host.toLowerCase(Locale.ROOT);
    var known = NUMBERS.get(key);
    int number = known == null ? add(key) : known;
    int bits = NETWORK | number;
    byte[] bytes = {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits};
    try {
      return InetAddress.getByAddress(host, bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Leaves out the network's own address and the last one, which is for broadcast. */
  private static int add(String key) {
    int number = handedOut % (SIZE - 2) + 1;
    handedOut++;
    any = true;
    if (number >= hosts.length) {
      hosts = Arrays.copyOf(hosts, Math.min(hosts.length * 2, SIZE));
    }
    NUMBERS.remove(hosts[number]);
    hosts[number] = key;
    NUMBERS.put(key, number);
    return number;
  }

  /** Whether an address was made here. */
  static boolean isOne(@Nullable InetAddress address) {
    return any
        && address instanceof Inet4Address
        && (bits(address) & MASK) == NETWORK
        && host(address) != null;
  }

  /** Whether a host has an address from here instead of its own. */
  static synchronized boolean has(String host) {
    return NUMBERS.containsKey(host.toLowerCase(Locale.ROOT));
  }

  /** The host that the application asks for, without any look-up. */
  public static String host(InetSocketAddress asked) {
    var name = asked.getHostString();
    var address = asked.getAddress();
    if (isOne(address) && name.equals(address.getHostAddress())) {
      var host = host(address);
      return host == null ? name : host;
    }
    return name;
  }

  private static synchronized @Nullable String host(InetAddress placeholder) {
    int number = bits(placeholder) & ~MASK;
    return number < hosts.length ? hosts[number] : null;
  }

  private static int bits(InetAddress address) {
    int bits = 0;
    for (byte b : address.getAddress()) {
      bits = bits << 8 | (b & 0xff);
    }
    return bits;
  }
}
