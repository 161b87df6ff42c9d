package dev.redial.connect.channel;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.route.dial.ConnectDeadline;
import dev.redial.route.relay.ChannelCandidates;
import dev.redial.route.relay.ChannelRoutes;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects a SocketChannel in place of the JDK, if a rule routes it. That holds for {@code
 * connect}, and for {@code blockingConnect} of its socket adaptor, which has a time limit.
 */
final class ChannelConnectHook extends Hook {
  private final ChannelRoutes routes;

  /** Decides by these rules. */
  public ChannelConnectHook(Decisions decisions) {
    super(decisions);
    this.routes = new ChannelRoutes(decisions, Place.CHANNEL);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.route().isEmpty();
  }

  @Override
  protected void permit(@Nullable Object unused, @Nullable Object remote) {
    checkConnect(remote);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object unused,
      @Nullable Object self,
      @Nullable Object remote,
      @Nullable Object nanos)
      throws IOException {
    if (!(remote instanceof InetSocketAddress asked) || !(self instanceof SocketChannel channel)) {
      return null;
    }
    if (!isFresh(channel) || (nanos != null && !channel.isBlocking())) {
      return null;
    }
    try {
      var candidates = routes.find(asked);
      return candidates == null ? null : connect(channel, candidates, nanos);
    } catch (IOException e) {
      // As the JDK does when it cannot connect.
      channel.close();
      throw e;
    }
  }

  /** Whether the JDK would connect it; else the JDK says what is wrong. */
  private static boolean isFresh(SocketChannel channel) {
    return channel.isOpen() && !channel.isConnected() && !channel.isConnectionPending();
  }

  private boolean connect(
      SocketChannel channel, ChannelCandidates candidates, @Nullable Object nanos)
      throws IOException {
    try {
      boolean isConnected = true;
      if (channel.isBlocking()) {
        BlockingDial.connect(channel, candidates, deadline(nanos));
      } else {
        isConnected = new ChannelDial(channel, candidates).begin();
      }
      if (candidates.route() != null) {
        decisions
            .tracked()
            .routed()
            .made(new RoutedChannel(channel, candidates.route().rule(), candidates.asked()));
      }
      return isConnected;
    } catch (RuntimeException | LinkageError e) {
      // Going on would mean to connect without the rule.
      throw routes.refusal(candidates, e);
    }
  }

  private static ConnectDeadline deadline(@Nullable Object nanos) {
    boolean isLimited = nanos instanceof Long limit && limit != Long.MAX_VALUE;
    return ConnectDeadline.within(isLimited ? (Long) nanos : 0, TimeUnit.NANOSECONDS);
  }
}
