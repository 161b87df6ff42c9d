package dev.redial.connect.channel;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a channel's socket wait until the route is open, and as long as the application says. In
 * Java 8 and 11 it asks the system about the first address alone, and then waits for the rest
 * without a limit.
 */
final class AdaptorHook extends Hook {
  private final Object over;

  /**
   * Knows by the channel's own state which are being connected.
   *
   * @param over what the method answers when it need not wait any more
   */
  AdaptorHook(Decisions decisions, Object over) {
    super(decisions);
    this.over = over;
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object unused, @Nullable Object remote, @Nullable Object millis)
      throws IOException {
    var dial = PendingAddress.dial(remote, ChannelDial.class);
    return dial != null && millis instanceof Long limit && dial.await(limit) ? over : null;
  }
}
