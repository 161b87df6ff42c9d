package dev.redial.connect.channel;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers finishConnect while the route of a channel opens; then the JDK does. */
final class FinishConnectHook extends Hook {
  /** Knows by the channel's own state which are being connected. */
  public FinishConnectHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object unused, @Nullable Object remote)
      throws IOException {
    var dial = PendingAddress.dial(remote, ChannelDial.class);
    return dial == null ? null : dial.finish();
  }
}
