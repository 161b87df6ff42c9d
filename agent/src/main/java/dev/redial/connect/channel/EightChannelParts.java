package dev.redial.connect.channel;

import dev.redial.reflect.Handles;
import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.NoConnectionPendingException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.Lock;

/**
 * Those of Java 8, whose connect is one piece: what it does to the state of a channel. Its locks
 * are monitors.
 */
final class EightChannelParts implements ChannelParts {
  private static final int CONNECTED = 2;
  private static final int KILL_PENDING = 3;

  private static final VarHandle READ_LOCK;
  private static final VarHandle WRITE_LOCK;
  private static final VarHandle STATE;
  private static final VarHandle READER;
  private static final VarHandle LOCAL_ADDRESS;
  private static final MethodHandle KILL;
  private static final MethodHandle BEGIN;
  private static final MethodHandle END;
  private static final MethodHandle CURRENT_THREAD;
  private static final MethodHandle LOCAL;

  static {
    var channel = Handles.of("sun.nio.ch.SocketChannelImpl");
    READ_LOCK = channel.field("readLock");
    WRITE_LOCK = channel.field("writeLock");
    STATE = channel.field("state");
    READER = channel.field("readerThread");
    LOCAL_ADDRESS = channel.field("localAddress");
    KILL = channel.method("kill", void.class, Object.class);
    var interruptible = Handles.of("java.nio.channels.spi.AbstractInterruptibleChannel");
    BEGIN = interruptible.method("begin", void.class, Object.class);
    END = interruptible.method("end", void.class, Object.class, boolean.class);
    CURRENT_THREAD = Handles.of("sun.nio.ch.NativeThread").method("current", long.class);
    LOCAL =
        Handles.of("sun.nio.ch.Net")
            .method("localAddress", InetSocketAddress.class, FileDescriptor.class);
  }

  @Override
  public ProtocolFamily family(SocketChannel channel) {
    return OlderChannels.ANY_FAMILY;
  }

  @Override
  public Lock readLock(SocketChannel channel) {
    return new MonitorLock(READ_LOCK.get(channel));
  }

  @Override
  public Lock writeLock(SocketChannel channel) {
    return new MonitorLock(WRITE_LOCK.get(channel));
  }

  @Override
  public void beginConnect(SocketChannel channel, boolean blocking, SocketAddress address)
      throws Throwable {
    if (blocking) {
      BEGIN.invokeExact((Object) channel);
    }
    synchronized (SocketChannels.stateLock(channel)) {
      if (!channel.isOpen()) {
        throw new ClosedChannelException();
      }
      if (channel.isConnected()) {
        throw new AlreadyConnectedException();
      }
      if (channel.isConnectionPending()) {
        throw new ConnectionPendingException();
      }
      STATE.set(channel, SocketChannels.PENDING);
      SocketChannels.setRemoteAddress(channel, address);
      enter(channel, blocking);
    }
  }

  /** From here on a close interrupts this thread, and leaves the descriptor to it. */
  private static void enter(SocketChannel channel, boolean blocking) throws Throwable {
    if (blocking) {
      READER.set(channel, (long) CURRENT_THREAD.invokeExact());
    }
  }

  @Override
  public void endConnect(SocketChannel channel, boolean blocking, boolean connected)
      throws Throwable {
    synchronized (SocketChannels.stateLock(channel)) {
      if (blocking) {
        READER.set(channel, 0L);
        if ((int) STATE.get(channel) == KILL_PENDING) {
          KILL.invokeExact((Object) channel);
        }
      }
    }
    if (blocking) {
      END.invokeExact((Object) channel, connected);
    }
    synchronized (SocketChannels.stateLock(channel)) {
      if (connected && channel.isOpen() && channel.isConnectionPending()) {
        var local = (InetSocketAddress) LOCAL.invokeExact(SocketChannels.descriptor(channel));
        LOCAL_ADDRESS.set(channel, local);
        STATE.set(channel, CONNECTED);
      }
    }
  }

  @Override
  public void beginFinish(SocketChannel channel) throws Throwable {
    BEGIN.invokeExact((Object) channel);
    synchronized (SocketChannels.stateLock(channel)) {
      if (!channel.isOpen()) {
        throw new ClosedChannelException();
      }
      if (!channel.isConnectionPending()) {
        throw new NoConnectionPendingException();
      }
      enter(channel, true);
    }
  }

  @Override
  public void endFinish(SocketChannel channel, boolean connected) throws Throwable {
    endConnect(channel, true, connected);
  }

  @Override
  public void unblock(SocketChannel channel) throws Throwable {
    OlderChannels.unblock(channel);
  }

  @Override
  public void block(SocketChannel channel) throws Throwable {
    OlderChannels.block(channel);
  }

  @Override
  public void park(SocketChannel channel, int events, long nanos) throws Throwable {
    OlderChannels.park(channel, events, nanos);
  }

  /** Asked once more for what it wants, the key has the channel translate that. */
  @Override
  public void queue(SelectionKey key) {
    key.interestOps(key.interestOps());
  }
}
