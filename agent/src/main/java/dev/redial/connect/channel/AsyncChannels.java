package dev.redial.connect.channel;

import dev.redial.reflect.Handles;
import dev.redial.route.dial.Wire;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import org.jspecify.annotations.Nullable;

/**
 * The inside of {@code sun.nio.ch.UnixAsynchronousSocketChannelImpl}, the same in JDK 17 to 27: the
 * parts of which its own connect is made.
 */
final class AsyncChannels {
  private static final int UNCONNECTED = 0;
  private static final int PENDING = 1;

  private static final ProtocolFamily ANY_FAMILY;
  private static final VarHandle DESCRIPTOR;
  private static final VarHandle STATE;
  private static final VarHandle STATE_LOCK;
  private static final VarHandle PENDING_REMOTE;
  private static final VarHandle UPDATE_LOCK;
  private static final VarHandle CONNECT_PENDING;
  private static final VarHandle CONNECT_HANDLER;
  private static final VarHandle CONNECT_ATTACHMENT;
  private static final VarHandle NUMBER;
  private static final VarHandle PORT;
  private static final MethodHandle BEGIN;
  private static final MethodHandle END;
  private static final MethodHandle FINISH;
  private static final MethodHandle START_POLL;

  static {
    ANY_FAMILY = (ProtocolFamily) Handles.of("sun.nio.ch.Net").constant("UNSPEC");
    var parent = Handles.of("sun.nio.ch.AsynchronousSocketChannelImpl");
    DESCRIPTOR = parent.field("fd");
    STATE = parent.field("state");
    STATE_LOCK = parent.field("stateLock");
    BEGIN = parent.method("begin", void.class, Object.class);
    END = parent.method("end", void.class, Object.class);
    var channel = Handles.of("sun.nio.ch.UnixAsynchronousSocketChannelImpl");
    PENDING_REMOTE = channel.field("pendingRemote");
    UPDATE_LOCK = channel.field("updateLock");
    CONNECT_PENDING = channel.field("connectPending");
    CONNECT_HANDLER = channel.field("connectHandler");
    CONNECT_ATTACHMENT = channel.field("connectAttachment");
    NUMBER = channel.field("fdVal");
    PORT = channel.field("port");
    FINISH =
        channel.method(
            "finish", void.class, Object.class, boolean.class, boolean.class, boolean.class);
    START_POLL =
        Handles.of("sun.nio.ch.Port")
            .method("startPoll", void.class, Object.class, int.class, int.class);
  }

  private AsyncChannels() {}

  static Wire wire(AsynchronousSocketChannel channel) {
    return new NativeSocket(ANY_FAMILY, (FileDescriptor) DESCRIPTOR.get(channel));
  }

  /** Marks it as connecting, if it may: from here on a close completes the handler, too. */
  static boolean beginConnect(
      AsynchronousSocketChannel channel,
      SocketAddress address,
      CompletionHandler<Void, Object> handler,
      @Nullable Object attachment) {
    synchronized (STATE_LOCK.get(channel)) {
      if (!channel.isOpen() || (int) STATE.getVolatile(channel) != UNCONNECTED) {
        return false;
      }
      STATE.setVolatile(channel, PENDING);
      PENDING_REMOTE.set(channel, address);
    }
    synchronized (UPDATE_LOCK.get(channel)) {
      CONNECT_HANDLER.set(channel, handler);
      CONNECT_ATTACHMENT.set(channel, attachment);
      CONNECT_PENDING.set(channel, true);
    }
    return true;
  }

  /** What the channel will take for the address that it is connected to. */
  static void setPendingRemote(AsynchronousSocketChannel channel, SocketAddress address) {
    synchronized (STATE_LOCK.get(channel)) {
      PENDING_REMOTE.set(channel, address);
    }
  }

  /** From here to {@link #leave} the descriptor is not closed; false if it is. */
  static boolean enter(AsynchronousSocketChannel channel) {
    try {
      BEGIN.invokeExact((Object) channel);
      return true;
    } catch (IOException e) {
      // The one who closed it tells the application. The JDK's method holds the lock even so.
      leave(channel);
      return false;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  static void leave(AsynchronousSocketChannel channel) {
    try {
      END.invokeExact((Object) channel);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /** Has the channel's group wait for events, once; between enter and leave. */
  static void await(AsynchronousSocketChannel channel, int events) {
    try {
      START_POLL.invokeExact(PORT.get(channel), (int) NUMBER.get(channel), events);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /** Ends the connecting, by a thread of the channel's group. */
  static void finish(AsynchronousSocketChannel channel) {
    try {
      FINISH.invokeExact((Object) channel, false, false, true);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
