package dev.redial.rule.route;

import dev.redial.rule.host.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule changes in the route to the server.
 *
 * @param connectTo what is dialled instead of the application's host, in turn until one answers;
 *     none to leave it
 * @param proxy the proxy to go through, or null
 * @param direct whether to bypass a proxy that the application uses
 * @param plaintext whether HTTP is spoken where the application asked for HTTPS
 * @param ipVersion the kind of address that is dialled
 */
public record RouteSettings(
    List<Address> connectTo,
    @Nullable ProxySettings proxy,
    boolean direct,
    boolean plaintext,
    IpVersion ipVersion) {
  /** Leaves the route alone. */
  public static final RouteSettings NONE =
      new RouteSettings(List.of(), null, false, false, IpVersion.ANY);

  /** Copies the list. */
  public RouteSettings {
    connectTo = List.copyOf(connectTo);
  }

  /** Whether the rule leaves the route alone. */
  public boolean isEmpty() {
    return !dials() && !direct && !plaintext;
  }

  /** Whether redial dials in the application's place, be it the host that it asked for. */
  public boolean dials() {
    return changesAddress() || ipVersion != IpVersion.ANY;
  }

  /** Whether something else is dialled than what the application asked for. */
  public boolean changesAddress() {
    return proxy != null || !connectTo.isEmpty();
  }
}
