package dev.redial.connect.channel;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import org.jspecify.annotations.Nullable;

/** Answers the connect of an AsynchronousSocketChannel that {@link AsyncConnectHook} has begun. */
final class AsyncFutureHook extends Hook {
  /** Needs no rule: the dial is there. */
  public AsyncFutureHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object unused, @Nullable Object attachment) {
    return attachment instanceof AsyncDial dial ? dial.future() : null;
  }
}
