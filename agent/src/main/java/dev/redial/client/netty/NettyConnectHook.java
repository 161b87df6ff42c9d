package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.route.relay.ChannelCandidates;
import dev.redial.route.relay.ChannelRoutes;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Connects a channel of Netty's own transports, epoll and io_uring, in their place, if a rule gives
 * a route. Those on the JDK's channels and sockets are met below.
 */
final class NettyConnectHook extends Hook {
  private final ChannelRoutes routes;

  /** Decides by these rules. */
  public NettyConnectHook(Decisions decisions) {
    super(decisions);
    this.routes = new ChannelRoutes(decisions, Place.NETTY_DIAL);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.route().isEmpty();
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object unused,
      @Nullable Object remote,
      @Nullable Object local,
      @Nullable Object promise)
      throws IOException {
    if (!(remote instanceof InetSocketAddress asked) || promise == null) {
      return null;
    }
    var channel = NettyPromise.channel(promise);
    if (!NettyChannel.isNative(channel)) {
      return null;
    }
    var candidates = routes.find(asked);
    return candidates == null ? null : begin(channel, candidates, local, new NettyPromise(promise));
  }

  /** Answers that the transport has nothing more to do. */
  private Object begin(
      Object channel, ChannelCandidates candidates, @Nullable Object local, NettyPromise told)
      throws IOException {
    try {
      new NettyDial(new NettyChannel(channel), candidates, local, told).begin();
      if (candidates.route() != null) {
        var asked = candidates.asked();
        decisions
            .tracked()
            .routed()
            .made(new RoutedNettyChannel(channel, candidates.route().rule(), asked));
      }
      return true;
    } catch (RuntimeException | LinkageError e) {
      // Going on would mean to connect without the rule.
      throw routes.refusal(candidates, e);
    }
  }
}
