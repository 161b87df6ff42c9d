package dev.redial.route;

import dev.redial.rule.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** A way through a proxy that wants TLS, for channels: by the {@link Relay} of this process. */
record RelayedWay(Attempt attempt, Relay relay) implements Way {
  /** All ways of a route, each as it needs. */
  static List<? extends Way> of(Route route) throws IOException {
    var proxy = route.proxy();
    if (proxy == null || !proxy.tls()) {
      return RoutedWay.of(route);
    }
    var relay = Relay.running();
    var ways = new ArrayList<Way>();
    for (var attempt : route.attempts()) {
      ways.add(new RelayedWay(attempt, relay));
    }
    return ways;
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
  public Opening open(Wire wire) throws IOException {
    var session = new RelaySession(new RoutedWay(attempt), attempt);
    relay.expect(wire.localPort(), session);
    return session;
  }

  @Override
  public IOException failed(IOException why) {
    return Failures.because(
        new IOException(attempt.failed("the agent's own relay cannot be reached")), why);
  }

  @Override
  public IOException late() {
    return new RoutedWay(attempt).late();
  }
}
