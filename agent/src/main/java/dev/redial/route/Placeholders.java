package dev.redial.route;

import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Addresses for hosts that need not resolve. Each host has its own, since pools and coalescing
 * decide by address. No one dials them: a connection finds its host again by the address.
 *
 * <p>They are of 100::/64, where no host can be and routers discard what they get (RFC 6666). The
 * last 64 bits are counted from a random number, so no two hosts of a JVM share an address. Nor
 * does an address equal one that another JVM hands out.
 *
 * <p>A host that was not asked for in a long time gets a new address. The old one still finds it by
 * its name, and is refused without one.
 */
public final class Placeholders {
  private static final long NETWORK = 0x0100L << 48;
  private static final int LENGTH = 2 * Long.BYTES;

  /** Enough for what an application has in use; a crawler sees any number of hosts. */
  private static final int MOST = 1 << 17;

  private static final Map<String, Long> NUMBERS = new Recent();
  private static final Map<Long, String> HOSTS = new HashMap<>();
  private static volatile long first;
  private static volatile long handedOut;

  private Placeholders() {}

  /** Those that were asked for last. */
  private static final class Recent extends LinkedHashMap<String, Long> {
    private static final long serialVersionUID = 1;
    private static final float USUAL_LOAD = 0.75f;

    Recent() {
      super(16, USUAL_LOAD, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      boolean isFull = size() > MOST;
      if (isFull) {
        HOSTS.remove(eldest.getValue());
      }
      return isFull;
    }
  }

  /** The address of a host, which bears its name as given. */
  public static synchronized InetAddress of(String host) {
    var key = host.toLowerCase(Locale.ROOT);
    var known = NUMBERS.get(key);
    long number = known == null ? add(key) : known;
    var bytes = ByteBuffer.allocate(LENGTH).putLong(NETWORK).putLong(number).array();
    try {
      return InetAddress.getByAddress(host, bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long add(String key) {
    if (handedOut == 0) {
      first = new SecureRandom().nextLong();
    }
    long number = first + handedOut;
    HOSTS.put(number, key);
    NUMBERS.put(key, number);
    handedOut = number - first + 1;
    return number;
  }

  /** Whether there are any. */
  public static boolean areThere() {
    return handedOut != 0;
  }

  /** Whether an address was made here, or is a copy of such a one. */
  public static boolean isOne(@Nullable InetAddress address) {
    if (handedOut == 0 || !(address instanceof Inet6Address)) {
      return false;
    }
    var bits = ByteBuffer.wrap(address.getAddress());
    return bits.getLong() == NETWORK && Long.compareUnsigned(bits.getLong() - first, handedOut) < 0;
  }

  /** Whether a host has an address from here instead of its own. */
  public static synchronized boolean has(String host) {
    return NUMBERS.containsKey(host.toLowerCase(Locale.ROOT));
  }

  /**
   * The host that the application asks for, without any look-up.
   *
   * @throws ConnectException if nobody knows any more whom a placeholder stands for
   */
  public static String host(InetSocketAddress asked) throws ConnectException {
    var name = asked.getHostString();
    var address = asked.getAddress();
    if (!isOne(address) || !name.equals(address.getHostAddress())) {
      return name;
    }
    var host = host(address);
    if (host == null) {
      throw new ConnectException(
          "redial: it is no longer known which host "
              + name
              + " stands for; keep the InetAddress that has the host's name, or look it up again");
    }
    return host;
  }

  private static synchronized @Nullable String host(InetAddress placeholder) {
    return HOSTS.get(ByteBuffer.wrap(placeholder.getAddress()).getLong(Long.BYTES));
  }
}
