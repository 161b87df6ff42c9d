package dev.redial.route;

import dev.redial.rule.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** A way for channels that cannot go it by themselves: by the {@link Relay} of this process. */
record RelayedWay(List<Attempt> attempts, Relay relay) implements Way {
  /** All ways of a route; through a proxy that wants TLS a channel cannot go by itself. */
  static List<? extends Way> of(Route route) throws IOException {
    var proxy = route.proxy();
    if (proxy == null || !proxy.tls()) {
      return RoutedWay.of(route.attempts());
    }
    var relay = Relay.running();
    var ways = new ArrayList<Way>();
    for (var attempt : route.attempts()) {
      ways.add(new RelayedWay(List.of(attempt), relay));
    }
    return ways;
  }

  /** All ways of a route in one, for a channel that can connect only once. */
  static Way inOne(Route route) throws IOException {
    return new RelayedWay(route.attempts(), Relay.running());
  }

  @Override
  public Address dial() {
    return relay.address();
  }

  @Override
  public InetAddress[] addresses() {
    return new InetAddress[] {Relay.loopback()};
  }

  /** Only now is it known which connection the relay may serve. */
  @Override
  public Opening open(LocalEnd connected) throws IOException {
    var session = new RelaySession(attempts);
    relay.expect(connected.localPort(), session);
    return session;
  }

  @Override
  public IOException failed(IOException why) {
    return Failures.because(
        new IOException(attempts.get(0).failed("the agent's own relay cannot be reached")), why);
  }

  @Override
  public IOException late() {
    return new RoutedWay(attempts.get(attempts.size() - 1)).late();
  }
}
