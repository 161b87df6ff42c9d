package dev.redial.route.relay;

import dev.redial.route.Placeholders;
import dev.redial.route.Route;
import dev.redial.route.dial.Candidate;
import dev.redial.route.dial.ConnectAttempt;
import dev.redial.route.dial.OwnCandidate;
import dev.redial.rule.host.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a channel tries instead of the address that the application asks for.
 *
 * @param route what a rule gives, or null for a host whose look-up was skipped without need
 * @param asked with an address, be it a placeholder
 */
public record ChannelCandidates(
    List<? extends Candidate> inTurn, @Nullable Route route, InetSocketAddress asked) {
  /** Those that a rule gives. */
  static ChannelCandidates of(Route route, InetSocketAddress asked, String host)
      throws IOException {
    var address = asked.getAddress();
    boolean known = address != null && !Placeholders.isOne(address);
    return new ChannelCandidates(
        RelayedCandidate.of(route), route, known ? asked : at(Placeholders.of(host), asked));
  }

  /** The application's own, now that its address is needed. */
  static ChannelCandidates own(InetSocketAddress asked, String host) {
    return new ChannelCandidates(
        List.of(new OwnCandidate(new Address(host, asked.getPort()))), null, asked);
  }

  /** What the application sees as the remote address of its connection. */
  public InetSocketAddress shown(ConnectAttempt dial) {
    var peer = dial.peer();
    return route != null || peer == null ? asked : at(peer, asked);
  }

  /** The route of the rule, if there is one, is open. */
  public void opened() {
    if (route != null) {
      route.opened();
    }
  }

  /** It did not open. */
  public void failed(Throwable why) {
    if (route != null) {
      route.failed(why);
    }
  }

  /** It is one of the two, once a dial is over. */
  public void over(ConnectAttempt dial) {
    var why = dial.failure();
    if (why == null) {
      opened();
    } else {
      failed(why);
    }
  }

  private static InetSocketAddress at(InetAddress address, InetSocketAddress asked) {
    return new InetSocketAddress(address, asked.getPort());
  }
}
