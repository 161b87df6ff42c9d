package dev.redial.connect.channel;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Fails an AsynchronousSocketChannel whose route did not open, with the reason. */
final class AsyncFinishHook extends Hook {
  /** Knows by the channel's own state which are being connected. */
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
