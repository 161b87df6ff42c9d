package dev.redial.route.relay;

import dev.redial.route.Route;
import dev.redial.route.RouteAttempt;
import dev.redial.route.dial.Candidate;
import dev.redial.route.dial.LocalEnd;
import dev.redial.route.dial.Opening;
import dev.redial.rule.host.Address;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A candidate for channels that cannot dial it by themselves: by the {@link Relay} of this process.
 */
public final class RelayedCandidate implements Candidate {
  private static final Address LOOPBACK = new Address("127.0.0.1", Address.SAME_PORT);

  private final List<RouteAttempt> attempts;
  private final Relay relay;
  private final RelaySession session;
  private @Nullable RelayServer server;

  private RelayedCandidate(List<RouteAttempt> attempts, Relay relay) {
    this.attempts = attempts;
    this.relay = relay;
    this.session = new RelaySession(attempts);
  }

  /** All candidates of a route; a channel itself cannot speak TLS to a proxy. */
  static List<? extends Candidate> of(Route route) throws IOException {
    var proxy = route.proxy();
    if (proxy == null || !proxy.tls()) {
      return route.attempts();
    }
    var relay = Relay.running();
    var candidates = new ArrayList<Candidate>();
    for (var attempt : route.attempts()) {
      candidates.add(new RelayedCandidate(List.of(attempt), relay));
    }
    return candidates;
  }

  /** All candidates of a route in one, for a channel that can connect only once. */
  public static Candidate inOne(Route route) throws IOException {
    return new RelayedCandidate(route.attempts(), Relay.running());
  }

  @Override
  public Address dial() {
    return LOOPBACK;
  }

  @Override
  public InetAddress[] addresses() {
    return new InetAddress[] {Relay.loopback()};
  }

  /** Opens the server. Before the application connects, it is too early for that. */
  @Override
  public int port() throws IOException {
    server = relay.open(session);
    return server.port();
  }

  /** Known before it is connected, so that a stranger is known as such from the first. */
  @Override
  public void begun(LocalEnd connecting) throws IOException {
    var from = connecting.local();
    if (server != null && from != null) {
      server.expect(from);
    }
  }

  @Override
  public Opening open(LocalEnd connected) throws IOException {
    var from = connected.local();
    if (server == null || from == null) {
      throw new ConnectException("the channel does not tell its own address");
    }
    server.expect(from);
    return session;
  }

  @Override
  public IOException failed(IOException why) {
    return attempts.get(0).failures().withoutRelay(why);
  }

  @Override
  public IOException late() {
    return attempts.get(attempts.size() - 1).late();
  }
}
