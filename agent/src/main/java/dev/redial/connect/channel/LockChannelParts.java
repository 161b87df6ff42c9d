package dev.redial.connect.channel;

import dev.redial.reflect.Handles;
import dev.redial.rule.OldJdk;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.Lock;

/** Those of JDK 17 to 27, which do not differ, and of Java 11, which has most of them. */
final class LockChannelParts implements ChannelParts {
  private static final VarHandle READ_LOCK;
  private static final VarHandle WRITE_LOCK;
  private static final MethodHandle BEGIN_CONNECT;
  private static final MethodHandle END_CONNECT;
  private static final MethodHandle BEGIN_FINISH;
  private static final MethodHandle END_FINISH;
  private static final MethodHandle SET_EVENT_OPS;

  static {
    var channel = Handles.of("sun.nio.ch.SocketChannelImpl");
    READ_LOCK = channel.field("readLock");
    WRITE_LOCK = channel.field("writeLock");
    BEGIN_CONNECT =
        channel.method("beginConnect", void.class, Object.class, boolean.class, Object.class);
    END_CONNECT =
        channel.method("endConnect", void.class, Object.class, boolean.class, boolean.class);
    BEGIN_FINISH = channel.method("beginFinishConnect", void.class, Object.class, boolean.class);
    END_FINISH =
        channel.method("endFinishConnect", void.class, Object.class, boolean.class, boolean.class);
    SET_EVENT_OPS =
        Handles.of("sun.nio.ch.SelectorImpl")
            .method("setEventOps", void.class, Object.class, Object.class);
    if (!OldJdk.IS_HERE) {
      Newer.find();
    }
  }

  @Override
  public ProtocolFamily family(SocketChannel channel) {
    return OldJdk.IS_HERE ? OlderChannels.ANY_FAMILY : (ProtocolFamily) Newer.FAMILY.get(channel);
  }

  @Override
  public Lock readLock(SocketChannel channel) {
    return (Lock) (Object) READ_LOCK.get(channel);
  }

  @Override
  public Lock writeLock(SocketChannel channel) {
    return (Lock) (Object) WRITE_LOCK.get(channel);
  }

  @Override
  public void beginConnect(SocketChannel channel, boolean blocking, SocketAddress address)
      throws Throwable {
    BEGIN_CONNECT.invokeExact((Object) channel, blocking, (Object) address);
  }

  @Override
  public void endConnect(SocketChannel channel, boolean blocking, boolean connected)
      throws Throwable {
    END_CONNECT.invokeExact((Object) channel, blocking, connected);
  }

  @Override
  public void beginFinish(SocketChannel channel) throws Throwable {
    BEGIN_FINISH.invokeExact((Object) channel, true);
  }

  @Override
  public void endFinish(SocketChannel channel, boolean connected) throws Throwable {
    END_FINISH.invokeExact((Object) channel, true, connected);
  }

  @Override
  public void unblock(SocketChannel channel) throws Throwable {
    if (OldJdk.IS_HERE) {
      OlderChannels.unblock(channel);
    } else {
      Newer.CONFIGURE_BLOCKING.invokeExact((Object) channel, false);
    }
  }

  @Override
  public void block(SocketChannel channel) throws Throwable {
    if (OldJdk.IS_HERE) {
      OlderChannels.block(channel);
    } else {
      Newer.TRY_CONFIGURE_BLOCKING.invokeExact((Object) channel, true);
    }
  }

  @Override
  public void park(SocketChannel channel, int events, long nanos) throws Throwable {
    if (OldJdk.IS_HERE) {
      OlderChannels.park(channel, events, nanos);
    } else {
      Newer.PARK.invokeExact((Object) channel, events, nanos);
    }
  }

  @Override
  public void queue(SelectionKey key) throws Throwable {
    SET_EVENT_OPS.invokeExact((Object) key.selector(), (Object) key);
  }

  /** What Java 11 lacks. */
  private static final class Newer {
    static final VarHandle FAMILY;
    static final MethodHandle CONFIGURE_BLOCKING;
    static final MethodHandle TRY_CONFIGURE_BLOCKING;
    static final MethodHandle PARK;

    static {
      var channel = Handles.of("sun.nio.ch.SocketChannelImpl");
      FAMILY = channel.field("family");
      CONFIGURE_BLOCKING =
          channel.method("lockedConfigureBlocking", void.class, Object.class, boolean.class);
      TRY_CONFIGURE_BLOCKING =
          channel.method("tryLockedConfigureBlocking", void.class, Object.class, boolean.class);
      PARK =
          Handles.of("sun.nio.ch.SelChImpl")
              .method("park", void.class, Object.class, int.class, long.class);
    }

    /** Fails at once if one of them is missing. */
    static void find() {}
  }
}
