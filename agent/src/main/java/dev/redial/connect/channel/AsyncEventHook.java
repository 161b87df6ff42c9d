package dev.redial.connect.channel;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import org.jspecify.annotations.Nullable;

/** Takes the events of an AsynchronousSocketChannel that is being connected. */
final class AsyncEventHook extends Hook {
  /** Knows by the channel's own state which are being connected. */
  public AsyncEventHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object events, @Nullable Object remote) {
    var dial = PendingAddress.dial(remote, AsyncDial.class);
    return dial == null || !(events instanceof Integer seen) ? events : (Object) dial.onEvent(seen);
  }
}
