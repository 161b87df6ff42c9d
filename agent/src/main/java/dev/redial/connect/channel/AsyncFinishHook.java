package dev.redial.connect.channel;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Has an AsynchronousSocketChannel fail whose way did not open, with the reason. */
final class AsyncFinishHook extends Hook {
  /** Knows by the channel's own state which are on their way. */
  public AsyncFinishHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object descriptor, @Nullable Object remote)
      throws IOException {
    var dial = PendingAddress.dial(remote, AsyncDial.class);
    if (dial != null) {
      dial.conclude();
    }
    return descriptor;
  }
}
