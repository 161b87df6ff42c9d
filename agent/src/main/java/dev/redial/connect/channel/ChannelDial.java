package dev.redial.connect.channel;

import dev.redial.route.Failures;
import dev.redial.route.dial.ConnectAttempt;
import dev.redial.route.dial.ConnectDeadline;
import dev.redial.route.dial.PendingDial;
import dev.redial.route.relay.ChannelCandidates;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects a channel in non-blocking mode. The channel stays "connection pending" until its route
 * is open. Until then its selectors wait for what the dial needs, and not for what the application
 * waits for.
 *
 * <p>Two kinds of threads call this: those of selectors, which hold the descriptor by the channel's
 * registration, and others, which hold the channel's read lock.
 */
final class ChannelDial extends PendingDial {
  private final SocketChannel channel;
  private final ChannelCandidates candidates;
  private boolean isAwaited;

  ChannelDial(SocketChannel channel, ChannelCandidates candidates) {
    super(
        new ConnectAttempt(
            candidates.inTurn(),
            SocketChannels.wire(channel),
            ConnectDeadline.own(System.nanoTime())));
    this.channel = channel;
    this.candidates = candidates;
  }

  /** Begins; answers whether the channel is connected already. */
  boolean begin() throws IOException {
    var read = SocketChannels.readLock(channel);
    var write = SocketChannels.writeLock(channel);
    read.lock();
    write.lock();
    try {
      SocketChannels.beginConnect(channel, false, new PendingAddress(candidates.asked(), this));
      if (!proceed()) {
        return false;
      }
      conclude();
      SocketChannels.endConnect(channel, false, true);
      return true;
    } finally {
      write.unlock();
      read.unlock();
    }
  }

  /** What a selector shall wait for, in the application's terms, when the application asks so. */
  int interest(int operations) {
    if ((operations & SelectionKey.OP_CONNECT) == 0) {
      return 0;
    }
    return switch (dial.awaits()) {
      case READABLE -> SelectionKey.OP_READ;
      case WRITABLE -> SelectionKey.OP_WRITE;
      case CONNECTED, NOTHING -> SelectionKey.OP_CONNECT;
      case ADDRESSES -> 0;
    };
  }

  /** Takes the events that a selector has seen; answers with what the application may see. */
  int ready() {
    var before = dial.awaits();
    boolean over = proceed();
    if (dial.awaits() != before) {
      SocketChannels.queueKeys(channel, false);
    }
    return over ? NativeSocket.events(ConnectAttempt.Need.NOTHING) : 0;
  }

  /**
   * Begins or ends finishConnect.
   *
   * @return false if it is to answer false, null if the JDK shall end it
   */
  @Nullable Boolean finish() throws IOException {
    var read = SocketChannels.readLock(channel);
    var write = SocketChannels.writeLock(channel);
    read.lock();
    write.lock();
    try {
      if (!isPending()) {
        return null;
      }
      if (channel.isBlocking()) {
        await(true);
      } else if (!proceed()) {
        return false;
      }
      conclude();
      return null;
    } finally {
      write.unlock();
      read.unlock();
    }
  }

  /**
   * Drives it for a thread that waits so many milliseconds at most, in Java 8 and 11; it is over
   * then.
   *
   * @return false if the JDK shall say what has become of the channel
   */
  boolean await(long millis) throws IOException {
    boolean isBlocking = channel.isBlocking();
    var read = SocketChannels.readLock(channel);
    var write = SocketChannels.writeLock(channel);
    read.lock();
    write.lock();
    try {
      if (!isPending()) {
        return false;
      }
      isAwaited = true;
      dial.limit(ConnectDeadline.until(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis)));
      await(isBlocking);
      return true;
    } finally {
      write.unlock();
      read.unlock();
    }
  }

  @Override
  public boolean goOn(Runnable news) {
    var read = SocketChannels.readLock(channel);
    if (!read.tryLock()) {
      return false;
    }
    try {
      if (isPending()) {
        news.run();
        proceed();
        SocketChannels.queueKeys(channel, true);
      }
      return true;
    } finally {
      read.unlock();
    }
  }

  private boolean isPending() {
    return channel.isOpen()
        && PendingAddress.dial(SocketChannels.remoteAddress(channel), ChannelDial.class) == this;
  }

  @Override
  public void over() {
    candidates.over(dial);
  }

  /** For the rare application that goes over to blocking mode in between, too. */
  private void await(boolean isBlocking) throws IOException {
    try {
      SocketChannels.beginFinish(channel);
      if (isBlocking) {
        BlockingDial.run(channel, dial);
      } else {
        BlockingDial.drive(channel, dial);
      }
    } finally {
      // Throws if the channel was closed meanwhile; the JDK marks it as connected later on.
      SocketChannels.endFinish(channel, false);
    }
  }

  /** Lets the application have the channel, or the reason why it does not get it. */
  private void conclude() throws IOException {
    try {
      check();
    } catch (IOException e) {
      channel.close();
      throw isAwaited ? e : plain(e);
    }
    SocketChannels.setRemoteAddress(channel, candidates.shown(dial));
    SocketChannels.queueKeys(channel, false);
  }

  /**
   * Not a ConnectException: java.net.http would try again on the closed channel and then tell of
   * that only.
   */
  private static IOException plain(IOException failure) {
    return failure instanceof ConnectException
        ? Failures.because(new SocketException(failure.getMessage()), failure)
        : failure;
  }
}
