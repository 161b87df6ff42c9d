package dev.redial.client.netty;

import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.ClientTypes;
import dev.redial.route.dial.LocalEnd;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A channel of Netty, of any release and in any package. To be used by its event loop only. */
final class NettyChannel implements LocalEnd {
  private static final ClientMethod PIPELINE = ClientMethod.object("pipeline()");
  private static final ClientMethod ADD_FIRST =
      ClientMethod.object("addFirst(String,ChannelHandler)");
  private static final ClientMethod REMOVE = ClientMethod.object("remove(ChannelHandler)");
  private static final ClientMethod UNSAFE = ClientMethod.object("unsafe()");
  private static final ClientMethod CONNECT =
      ClientMethod.object("connect(SocketAddress,SocketAddress,ChannelPromise)");
  private static final ClientMethod LOOP = ClientMethod.object("eventLoop()");
  private static final ClientMethod CONFIG = ClientMethod.object("config()");
  private static final ClientMethod TIMEOUT = ClientMethod.number("getConnectTimeoutMillis()");
  private static final ClientMethod LOCAL = ClientMethod.object("localAddress()");
  private static final ClientMethod CLOSE = ClientMethod.object("close()");
  private static final ClientMethod IS_OPEN = ClientMethod.object("isOpen()");
  private static final ClientMethod OUTBOUND = ClientMethod.object("outboundBuffer()");
  private static final ClientMethod FLUSH = ClientMethod.object("addFlush()");
  private static final ClientMethod FIRST = ClientMethod.object("current()");
  private static final ClientMethod TAKE = ClientMethod.object("remove()");
  private static final ClientMethod RETAIN = ClientMethod.object("retain()");

  private static final String GATE = "redial";

  /** By class, whether the JDK's sockets and channels have nothing to do with its connections. */
  private static final ClassValue<Boolean> IS_NATIVE =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isNative(type, "SocketChannel");
        }
      };

  /** The same of channels of UDP. */
  private static final ClassValue<Boolean> IS_NATIVE_DATAGRAM =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isNative(type, "DatagramChannel");
        }
      };

  /** By class, where it keeps what it shows as its remote address, if that can be got at. */
  private static final ClassValue<Optional<VarHandle>> REMOTE =
      new ClassValue<>() {
        @Override
        protected Optional<VarHandle> computeValue(Class<?> type) {
          return remoteAddress(ClientTypes.named(type, "AbstractChannel"));
        }
      };

  private final Object channel;

  NettyChannel(Object channel) {
    this.channel = channel;
  }

  private static Optional<VarHandle> remoteAddress(@Nullable Class<?> type) {
    if (type == null) {
      return Optional.empty();
    }
    try {
      var field = type.getDeclaredField("remoteAddress");
      var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      return Optional.of(lookup.unreflectVarHandle(field));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Whether it is a channel of TCP that makes its system calls by itself: epoll, io_uring. */
  static boolean isNative(Object channel) {
    return IS_NATIVE.get(channel.getClass());
  }

  /** Whether it is such a channel of UDP. */
  static boolean isNativeDatagram(Object channel) {
    return IS_NATIVE_DATAGRAM.get(channel.getClass());
  }

  private static boolean isNative(Class<?> type, String kind) {
    return ClientTypes.named(type, kind) != null
        && ClientTypes.named(type, "AbstractNioChannel") == null
        && ClientTypes.named(type, "AbstractOioChannel") == null;
  }

  /** The class of that name in Netty's package for channels. */
  Class<?> type(String name) {
    var known = ClientTypes.named(channel.getClass(), "Channel");
    try {
      return ClientTypes.relativeTo(known == null ? channel.getClass() : known, name);
    } catch (ClassNotFoundException e) {
      throw new LinkageError("Netty lacks " + name, e);
    }
  }

  /** Has the event loop do something; it may be gone. */
  void execute(Runnable task) {
    ((Executor) LOOP.get(channel)).execute(task);
  }

  /** The application's limit in milliseconds, or 0 for none. */
  int connectTimeout() {
    return TIMEOUT.number(CONFIG.get(channel));
  }

  void addFirst(Object handler) {
    ADD_FIRST.call(PIPELINE.get(channel), GATE, handler);
  }

  void remove(Object handler) {
    REMOVE.call(PIPELINE.get(channel), handler);
  }

  /**
   * Takes back what was written before the channel connects, as TCP Fast Open has it: it would go
   * to whoever is dialled first. To the one who wrote it, it is written.
   */
  void takeWritten(Consumer<Object> to) {
    var outbound = OUTBOUND.call(UNSAFE.get(channel));
    if (outbound == null) {
      return;
    }
    FLUSH.call(outbound);
    for (var message = FIRST.call(outbound); message != null; message = FIRST.call(outbound)) {
      RETAIN.call(message);
      TAKE.call(outbound);
      to.accept(message);
    }
  }

  NettyPromise newPromise() {
    return NettyPromise.of(channel);
  }

  /** Connects without asking any handler. */
  void connect(InetSocketAddress to, @Nullable Object local, NettyPromise promise) {
    CONNECT.call(UNSAFE.get(channel), to, local, promise.promise());
  }

  /** Null before it is bound; this and {@link #isOpen} may be asked by any thread. */
  @Override
  public @Nullable InetSocketAddress local() {
    return LOCAL.call(channel) instanceof InetSocketAddress local ? local : null;
  }

  boolean isOpen() {
    return Boolean.TRUE.equals(IS_OPEN.call(channel));
  }

  /** What the application sees as its peer from now on; a module of Netty's own may forbid it. */
  void show(InetSocketAddress address) {
    REMOTE.get(channel.getClass()).ifPresent(field -> field.setVolatile(channel, address));
  }

  void close() {
    CLOSE.call(channel);
  }
}
