package dev.redial.connect.channel;

import dev.redial.reflect.Handles;
import dev.redial.route.dial.Wire;
import dev.redial.rule.OldJdk;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The inside of {@code sun.nio.ch.SocketChannelImpl}: the parts of which its own connect methods
 * are made.
 */
final class SocketChannels {
  /** The value of its field {@code state} from connect until finishConnect. */
  static final int PENDING = 1;

  private static final ChannelParts PARTS =
      OldJdk.IS_EIGHT ? new EightChannelParts() : new LockChannelParts();

  private static final VarHandle DESCRIPTOR;
  private static final VarHandle REMOTE_ADDRESS;
  private static final VarHandle STATE_LOCK;
  private static final VarHandle KEYS;

  static {
    var channel = Handles.of("sun.nio.ch.SocketChannelImpl");
    DESCRIPTOR = channel.field("fd");
    REMOTE_ADDRESS = channel.field("remoteAddress");
    STATE_LOCK = channel.field("stateLock");
    KEYS = Handles.of("java.nio.channels.spi.AbstractSelectableChannel").field("keys");
  }

  private SocketChannels() {}

  static Wire wire(SocketChannel channel) {
    return new NativeSocket(PARTS.family(channel), descriptor(channel));
  }

  static FileDescriptor descriptor(SocketChannel channel) {
    return (FileDescriptor) DESCRIPTOR.get(channel);
  }

  /** Guards the state, for moments. */
  static Object stateLock(SocketChannel channel) {
    return STATE_LOCK.get(channel);
  }

  /** Held while reading or connecting: the descriptor is not closed meanwhile. */
  static Lock readLock(SocketChannel channel) {
    return PARTS.readLock(channel);
  }

  /** Held while writing or connecting. */
  static Lock writeLock(SocketChannel channel) {
    return PARTS.writeLock(channel);
  }

  /** What the channel takes for the address it is, or is to be, connected to. */
  static @Nullable SocketAddress remoteAddress(SocketChannel channel) {
    synchronized (STATE_LOCK.get(channel)) {
      return (SocketAddress) REMOTE_ADDRESS.get(channel);
    }
  }

  static void setRemoteAddress(SocketChannel channel, SocketAddress address) {
    synchronized (STATE_LOCK.get(channel)) {
      REMOTE_ADDRESS.set(channel, address);
    }
  }

  /** Checks that it can connect and marks it as connecting; both locks are held. */
  static void beginConnect(SocketChannel channel, boolean blocking, SocketAddress address)
      throws IOException {
    try {
      PARTS.beginConnect(channel, blocking, address);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** Marks it as connected if so; throws if it was closed or the thread interrupted meanwhile. */
  static void endConnect(SocketChannel channel, boolean blocking, boolean connected)
      throws IOException {
    try {
      PARTS.endConnect(channel, blocking, connected);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** Checks that a channel in blocking mode is connecting; both locks are held. */
  static void beginFinish(SocketChannel channel) throws IOException {
    try {
      PARTS.beginFinish(channel);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** As {@link #endConnect}. */
  static void endFinish(SocketChannel channel, boolean connected) throws IOException {
    try {
      PARTS.endFinish(channel, connected);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** Makes the socket of a channel in blocking mode not block. */
  static void unblock(SocketChannel channel) throws IOException {
    try {
      PARTS.unblock(channel);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** Undoes {@link #unblock} unless the channel was closed. */
  static void block(SocketChannel channel) throws IOException {
    try {
      PARTS.block(channel);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** Waits until the socket is ready for these events, or for that long; parks virtual threads. */
  static void park(SocketChannel channel, int events, long nanos) throws IOException {
    try {
      PARTS.park(channel, events, nanos);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** Has its selectors ask anew which events to wait for, at their next selection. */
  static void queueKeys(SocketChannel channel, boolean wakeUp) {
    var keys = (SelectionKey @Nullable []) KEYS.getVolatile(channel);
    if (keys == null) {
      return;
    }
    for (var key : keys) {
      if (key != null && key.isValid()) {
        queue(key);
        if (wakeUp) {
          key.selector().wakeup();
        }
      }
    }
  }

  private static void queue(SelectionKey key) {
    try {
      PARTS.queue(key);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
