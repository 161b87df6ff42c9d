package dev.redial.connect.channel;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import org.jspecify.annotations.Nullable;

/** Takes the events of an AsynchronousSocketChannel that is on its way. */
final class AsyncEventHook extends Hook {
  /** Knows by the channel's own state which are on their way. */
  public AsyncEventHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object events, @Nullable Object remote) {
    var dial = PendingAddress.dial(remote, AsyncDial.class);
    return dial == null || !(events instanceof Integer seen) ? events : (Object) dial.onEvent(seen);
  }
}
