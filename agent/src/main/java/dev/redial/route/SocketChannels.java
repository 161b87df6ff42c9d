package dev.redial.route;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The inside of {@code sun.nio.ch.SocketChannelImpl}, the same in JDK 17 to 27: the parts of which
 * its own connect methods are made.
 */
final class SocketChannels {
  /** The value of its field {@code state} from connect until finishConnect. */
  static final int PENDING = 1;

  private static final VarHandle FAMILY;
  private static final VarHandle DESCRIPTOR;
  private static final VarHandle REMOTE_ADDRESS;
  private static final VarHandle READ_LOCK;
  private static final VarHandle WRITE_LOCK;
  private static final VarHandle STATE_LOCK;
  private static final VarHandle KEYS;
  private static final MethodHandle BEGIN_CONNECT;
  private static final MethodHandle END_CONNECT;
  private static final MethodHandle BEGIN_FINISH;
  private static final MethodHandle END_FINISH;
  private static final MethodHandle CONFIGURE_BLOCKING;
  private static final MethodHandle TRY_CONFIGURE_BLOCKING;
  private static final MethodHandle PARK;
  private static final MethodHandle SET_EVENT_OPS;

  static {
    var channel = Handles.of("sun.nio.ch.SocketChannelImpl");
    FAMILY = channel.field("family");
    DESCRIPTOR = channel.field("fd");
    REMOTE_ADDRESS = channel.field("remoteAddress");
    READ_LOCK = channel.field("readLock");
    WRITE_LOCK = channel.field("writeLock");
    STATE_LOCK = channel.field("stateLock");
    KEYS = Handles.of("java.nio.channels.spi.AbstractSelectableChannel").field("keys");
    BEGIN_CONNECT =
        channel.method(
            "beginConnect", void.class, Object.class, boolean.class, SocketAddress.class);
    END_CONNECT =
        channel.method("endConnect", void.class, Object.class, boolean.class, boolean.class);
    BEGIN_FINISH = channel.method("beginFinishConnect", void.class, Object.class, boolean.class);
    END_FINISH =
        channel.method("endFinishConnect", void.class, Object.class, boolean.class, boolean.class);
    CONFIGURE_BLOCKING =
        channel.method("lockedConfigureBlocking", void.class, Object.class, boolean.class);
    TRY_CONFIGURE_BLOCKING =
        channel.method("tryLockedConfigureBlocking", void.class, Object.class, boolean.class);
    PARK =
        Handles.of("sun.nio.ch.SelChImpl")
            .method("park", void.class, Object.class, int.class, long.class);
    SET_EVENT_OPS =
        Handles.of("sun.nio.ch.SelectorImpl")
            .method("setEventOps", void.class, Object.class, Object.class);
  }

  private SocketChannels() {}

  static Wire wire(SocketChannel channel) {
    return new NativeSocket(
        (ProtocolFamily) FAMILY.get(channel), (FileDescriptor) DESCRIPTOR.get(channel));
  }

  /** Held while reading or connecting: the descriptor is not closed meanwhile. */
  static ReentrantLock readLock(SocketChannel channel) {
    return (ReentrantLock) READ_LOCK.get(channel);
  }

  /** Held while writing or connecting. */
  static ReentrantLock writeLock(SocketChannel channel) {
    return (ReentrantLock) WRITE_LOCK.get(channel);
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
      BEGIN_CONNECT.invokeExact((Object) channel, blocking, address);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** Marks it as connected if so; throws if it was closed or the thread interrupted meanwhile. */
  static void endConnect(SocketChannel channel, boolean blocking, boolean connected)
      throws IOException {
    end(END_CONNECT, channel, blocking, connected);
  }

  /** Checks that a channel in blocking mode is connecting; both locks are held. */
  static void beginFinish(SocketChannel channel) throws IOException {
    configure(BEGIN_FINISH, channel, true);
  }

  /** As {@link #endConnect}. */
  static void endFinish(SocketChannel channel, boolean connected) throws IOException {
    end(END_FINISH, channel, true, connected);
  }

  private static void end(
      MethodHandle method, SocketChannel channel, boolean blocking, boolean connected)
      throws IOException {
    try {
      method.invokeExact((Object) channel, blocking, connected);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** Makes the socket of a channel in blocking mode not block. */
  static void unblock(SocketChannel channel) throws IOException {
    configure(CONFIGURE_BLOCKING, channel, false);
  }

  /** Undoes {@link #unblock} unless the channel was closed. */
  static void block(SocketChannel channel) throws IOException {
    configure(TRY_CONFIGURE_BLOCKING, channel, true);
  }

  private static void configure(MethodHandle method, SocketChannel channel, boolean blocking)
      throws IOException {
    try {
      method.invokeExact((Object) channel, blocking);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** Waits until the socket is ready for these events, or for that long; parks virtual threads. */
  static void park(SocketChannel channel, int events, long nanos) throws IOException {
    try {
      PARK.invokeExact((Object) channel, events, nanos);
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
      SET_EVENT_OPS.invokeExact((Object) key.selector(), (Object) key);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
