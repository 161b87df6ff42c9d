package dev.redial.connect.channel;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import org.jspecify.annotations.Nullable;

/**
 * Makes a selector wait for what opens the route of a channel, not for what the application wants.
 */
final class InterestHook extends Hook {
  /** Knows by the channel's own state which are being connected. */
  public InterestHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object operations, @Nullable Object remote) {
    var dial = PendingAddress.dial(remote, ChannelDial.class);
    return dial == null || !(operations instanceof Integer wanted)
        ? operations
        : (Object) dial.interest(wanted);
  }
}
