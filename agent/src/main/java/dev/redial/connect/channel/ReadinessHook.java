package dev.redial.connect.channel;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a selector has seen on a channel that is being connected; the application sees the
 * end.
 */
final class ReadinessHook extends Hook {
  /** Knows by the channel's own state which are being connected. */
  public ReadinessHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object events, @Nullable Object remote) {
    var dial = PendingAddress.dial(remote, ChannelDial.class);
    return dial == null ? events : (Object) dial.ready();
  }
}
