package dev.redial.connect.channel;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.route.relay.ChannelRoutes;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Begins the connect of an AsynchronousSocketChannel, if a rule routes it. The dial takes the place
 * of the attachment, by which {@link AsyncFutureHook} knows that the method has nothing more to do.
 */
final class AsyncConnectHook extends Hook {
  private final ChannelRoutes routes;

  /** Decides by these rules. */
  public AsyncConnectHook(Decisions decisions) {
    super(decisions);
    this.routes = new ChannelRoutes(decisions, Place.ASYNC_CHANNEL);
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
  @SuppressWarnings("unchecked")
  protected @Nullable Object on(
      @Nullable Object attachment,
      @Nullable Object self,
      @Nullable Object remote,
      @Nullable Object handler)
      throws IOException {
    if (!(remote instanceof InetSocketAddress asked)
        || !(self instanceof AsynchronousSocketChannel channel)) {
      return attachment;
    }
    var candidates = channel.isOpen() ? routes.find(asked) : null;
    if (candidates == null) {
      return attachment;
    }
    try {
      var dial = new AsyncDial(channel, candidates);
      if (candidates.route() != null) {
        decisions
            .tracked()
            .routed()
            .made(new RoutedChannel(channel, candidates.route().rule(), asked));
      }
      boolean begun = dial.begin((CompletionHandler<Void, Object>) handler, attachment);
      return begun ? dial : attachment;
    } catch (RuntimeException | LinkageError e) {
      // Going on would mean to connect without the rule.
      throw routes.refusal(candidates, e);
    }
  }
}
