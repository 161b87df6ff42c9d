package dev.redial.connect.channel;

import java.io.IOException;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;

/** The result of connect for an application that brings no handler. */
final class ConnectFuture extends CompletableFuture<Void>
    implements CompletionHandler<Void, Object> {
  private final AsynchronousSocketChannel channel;

  ConnectFuture(AsynchronousSocketChannel channel) {
    this.channel = channel;
  }

  @Override
  public void completed(Void result, Object attachment) {
    complete(null);
  }

  @Override
  public void failed(Throwable why, Object attachment) {
    completeExceptionally(why);
  }

  /** Closes the channel, as {@link java.nio.channels.AsynchronousChannel} says. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      try {
        channel.close();
      } catch (IOException e) {
        // Nothing is left to be done with it.
        return true;
      }
    }
    return cancelled;
  }
}
