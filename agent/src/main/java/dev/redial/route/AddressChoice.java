package dev.redial.route;

import dev.redial.rule.host.HostName;
import dev.redial.rule.route.IpVersion;
import dev.redial.work.AgentCallScope;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses of a name are dialled.
 *
 * @param version what the rule says of them
 * @param found what the application has found for the name by itself, and is dialled if it may be;
 *     null where something else is dialled
 */
record AddressChoice(IpVersion version, @Nullable InetAddress found) {
  /** All of them, as the JDK has them. */
  static final AddressChoice ALL = new AddressChoice(IpVersion.ANY, null);

  /** The one that is dialled without any look-up, or null. */
  @Nullable InetAddress settled() {
    return version.isStrict() && found != null && version.isFor(found) ? found : null;
  }

  /**
   * Looks a name up, for which no rule holds; takes a literal as it is. Never empty.
   *
   * @throws UnknownHostException in the JDK's words, or because no address is of the rule's kind
   */
  InetAddress[] of(String name) throws UnknownHostException {
    var selected = version.select(lookUp(name));
    if (selected.length == 0) {
      throw new OfNoSuchKind(version, name);
    }
    if (found == null || !version.isFor(found)) {
      return selected;
    }
    var ordered = new LinkedHashSet<>(List.of(found));
    ordered.addAll(List.of(selected));
    return ordered.toArray(new InetAddress[0]);
  }

  /** The application may know an address that this JVM's look-up does not. */
  private InetAddress[] lookUp(String name) throws UnknownHostException {
    boolean outer = AgentCallScope.begin();
    try {
      return InetAddress.getAllByName(name);
    } catch (UnknownHostException e) {
      if (found == null || version.isStrict()) {
        throw e;
      }
      return new InetAddress[] {found};
    } finally {
      AgentCallScope.end(outer);
    }
  }

  /** There are addresses, but none that the rule has dialled. */
  static final class OfNoSuchKind extends UnknownHostException {
    private static final long serialVersionUID = 1;

    OfNoSuchKind(IpVersion version, String name) {
      super(
          HostName.isIp(name)
              ? "is not an " + version.kind() + " address"
              : "has no " + version.kind() + " address" + hint(version));
    }

    private static String hint(IpVersion version) {
      return version == IpVersion.SIX && Boolean.getBoolean("java.net.preferIPv4Stack")
          ? " in a JVM with -Djava.net.preferIPv4Stack=true"
          : "";
    }
  }
}
