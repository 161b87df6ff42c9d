package dev.redial.connect.channel;

import dev.redial.reflect.Handles;
import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.net.ProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** What the channels of Java 8 and 11 have not themselves, by the calls that they make below. */
final class OlderChannels {
  /** They ask for sockets that serve both. */
  static final ProtocolFamily ANY_FAMILY;

  private static final MethodHandle CONFIGURE_BLOCKING;
  private static final MethodHandle POLL;

  static {
    var net = Handles.of("sun.nio.ch.Net");
    ANY_FAMILY = (ProtocolFamily) net.constant("UNSPEC");
    POLL = net.method("poll", int.class, FileDescriptor.class, int.class, long.class);
    CONFIGURE_BLOCKING =
        Handles.of("sun.nio.ch.IOUtil")
            .method("configureBlocking", void.class, FileDescriptor.class, boolean.class);
  }

  private OlderChannels() {}

  static void unblock(SocketChannel channel) throws Throwable {
    synchronized (SocketChannels.stateLock(channel)) {
      if (!channel.isOpen()) {
        throw new ClosedChannelException();
      }
      CONFIGURE_BLOCKING.invokeExact(SocketChannels.descriptor(channel), false);
    }
  }

  static void block(SocketChannel channel) throws Throwable {
    synchronized (SocketChannels.stateLock(channel)) {
      if (channel.isOpen()) {
        CONFIGURE_BLOCKING.invokeExact(SocketChannels.descriptor(channel), true);
      }
    }
  }

  static void park(SocketChannel channel, int events, long nanos) throws Throwable {
    long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    int unused = (int) POLL.invokeExact(SocketChannels.descriptor(channel), events, millis);
  }
}
