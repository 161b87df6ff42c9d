package dev.redial.route.relay;

import dev.redial.decision.Decisions;
import dev.redial.route.Placeholders;
import dev.redial.route.Routes;
import dev.redial.rule.Place;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The routes of channels. */
public final class ChannelRoutes {
  private final Routes routes;

  public ChannelRoutes(Decisions decisions, Place place) {
    this.routes = new Routes(decisions, place);
  }

  /** What to try instead of the address that the application asks for, or null. */
  public @Nullable ChannelCandidates find(InetSocketAddress asked) throws IOException {
    var host = Placeholders.host(asked);
    var route = routes.find(host, asked);
    if (route != null) {
      return ChannelCandidates.of(route, asked, host);
    }
    return Placeholders.isOne(asked.getAddress()) ? ChannelCandidates.own(asked, host) : null;
  }

  /** For candidates that cannot be dialled: the connection must not take another route. */
  public IOException refusal(ChannelCandidates candidates, Throwable cause) {
    return candidates.route() == null
        ? new IOException(cause)
        : routes.refusal(candidates.route(), cause);
  }
}
