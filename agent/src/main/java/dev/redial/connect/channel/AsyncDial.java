package dev.redial.connect.channel;

import dev.redial.route.dial.ConnectAttempt;
import dev.redial.route.dial.ConnectDeadline;
import dev.redial.route.dial.PendingDial;
import dev.redial.route.relay.ChannelCandidates;
import java.io.IOException;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Connects an asynchronous channel: its connect stays pending until its route is open, and the
 * events of its group drive the dial meanwhile.
 */
final class AsyncDial extends PendingDial {
  private final AsynchronousSocketChannel channel;
  private final ChannelCandidates candidates;
  private final ConnectFuture future;

  AsyncDial(AsynchronousSocketChannel channel, ChannelCandidates candidates) {
    super(
        new ConnectAttempt(
            candidates.inTurn(),
            AsyncChannels.wire(channel),
            ConnectDeadline.own(System.nanoTime())));
    this.channel = channel;
    this.candidates = candidates;
    this.future = new ConnectFuture(channel);
  }

  /** Begins, for the application's handler or, without one, for its {@link #future}. */
  boolean begin(@Nullable CompletionHandler<Void, Object> handler, @Nullable Object attachment) {
    var told = handler == null ? future : handler;
    var pending = new PendingAddress(candidates.asked(), this);
    if (!AsyncChannels.beginConnect(channel, pending, told, attachment)) {
      return false;
    }
    return goOn(() -> {});
  }

  Future<Void> future() {
    return future;
  }

  /** Takes the events of the channel's group; answers with those that the JDK may see. */
  int onEvent(int events) {
    if (!AsyncChannels.enter(channel)) {
      return events;
    }
    try {
      return proceedOrAwait() ? NativeSocket.events(ConnectAttempt.Need.NOTHING) : 0;
    } finally {
      AsyncChannels.leave(channel);
    }
  }

  @Override
  public void over() {
    candidates.over(dial);
  }

  /** Lets the application have the channel, or the reason why it does not get it. */
  void conclude() throws IOException {
    check();
    AsyncChannels.setPendingRemote(channel, candidates.shown(dial));
  }

  @Override
  public boolean goOn(Runnable news) {
    boolean over;
    if (!AsyncChannels.enter(channel)) {
      return true;
    }
    try {
      news.run();
      over = proceedOrAwait();
    } finally {
      AsyncChannels.leave(channel);
    }
    if (over) {
      AsyncChannels.finish(channel);
    }
    return true;
  }

  private synchronized boolean proceedOrAwait() {
    boolean over = proceed();
    if (!over && dial.awaits() != ConnectAttempt.Need.ADDRESSES) {
      AsyncChannels.await(channel, NativeSocket.events(dial.awaits()));
    }
    return over;
  }
}
