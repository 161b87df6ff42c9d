package dev.redial.route;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Gives addresses another name. It is not in {@code LookUpHook}, since the verifier would load
 * InetAddress for it, which that is made to weave.
 */
public final class NamedAddresses {
  private NamedAddresses() {}

  /** Those of one name as those of another. */
  public static InetAddress[] of(String name, InetAddress[] found) throws UnknownHostException {
    for (int i = 0; i < found.length; i++) {
      found[i] = of(name, found[i]);
    }
    return found;
  }

  /** The same, of one address. */
  public static InetAddress of(String name, InetAddress found) throws UnknownHostException {
    return found instanceof Inet6Address six
        ? Inet6Address.getByAddress(name, six.getAddress(), six.getScopeId())
        : InetAddress.getByAddress(name, found.getAddress());
  }
}
