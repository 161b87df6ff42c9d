package dev.redial.client.netty;

import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.ClientObject;
import dev.redial.route.dial.Opening;
import java.nio.channels.ConnectionPendingException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of a Netty channel while its route opens. It passes what arrives to the {@link
 * NettyDial}, and holds back what the application writes. No other handler learns that the channel
 * is connected before the route is open. For the channel's event loop.
 */
final class NettyGate implements ClientObject.Behaviour {
  private static final ClientMethod ALLOCATOR = ClientMethod.object("alloc()");
  private static final ClientMethod BUFFER = ClientMethod.object("buffer(int)");
  private static final ClientMethod PUT = ClientMethod.object("writeBytes(byte[])");
  private static final ClientMethod GET = ClientMethod.object("readBytes(byte[],int,int)");
  private static final ClientMethod READABLE = ClientMethod.number("readableBytes()");
  private static final ClientMethod RELEASE = ClientMethod.object("release()");
  private static final ClientMethod READ = ClientMethod.object("read()");
  private static final ClientMethod FLUSH = ClientMethod.object("flush()");
  private static final ClientMethod SEND = ClientMethod.object("writeAndFlush(Object)");
  private static final ClientConstructor NEW_QUEUE =
      new ClientConstructor("ChannelHandlerContext", "PendingWriteQueue(ChannelHandlerContext)");
  private static final ClientMethod QUEUE = ClientMethod.object("add(Object,ChannelPromise)");
  private static final ClientMethod SEND_ALL = ClientMethod.object("removeAndWriteAll()");
  private static final ClientMethod FAIL_ALL = ClientMethod.object("removeAndFailAll(Throwable)");

  private static final List<String> EVENTS =
      List.of(
          "Registered", "Unregistered", "Active", "Inactive", "ReadComplete", "WritabilityChanged");

  /** By the method of a handler, that of the context which hands the event on. */
  private static final Map<String, ClientMethod> NEXT = next();

  /** What the application does not hear of a connection that came to nothing. */
  private static final Set<String> UNTOLD =
      Set.of(
          "channelActive",
          "channelInactive",
          "channelRead",
          "channelReadComplete",
          "exceptionCaught");

  private final NettyDial dial;
  private @Nullable Object context;
  private @Nullable Object waiting;

  NettyGate(NettyDial dial) {
    this.dial = dial;
  }

  private static Map<String, ClientMethod> next() {
    var next = new HashMap<String, ClientMethod>();
    for (var event : EVENTS) {
      next.put("channel" + event, ClientMethod.object("fireChannel" + event + "()"));
    }
    next.put("channelRead", ClientMethod.object("fireChannelRead(Object)"));
    next.put("userEventTriggered", ClientMethod.object("fireUserEventTriggered(Object)"));
    next.put("exceptionCaught", ClientMethod.object("fireExceptionCaught(Throwable)"));
    next.put("bind", ClientMethod.object("bind(SocketAddress,ChannelPromise)"));
    next.put("disconnect", ClientMethod.object("disconnect(ChannelPromise)"));
    next.put("close", ClientMethod.object("close(ChannelPromise)"));
    next.put("deregister", ClientMethod.object("deregister(ChannelPromise)"));
    next.put("read", ClientMethod.object("read()"));
    next.put("flush", ClientMethod.object("flush()"));
    next.put("write", ClientMethod.object("write(Object,ChannelPromise)"));
    return next;
  }

  /** The handler, for a channel. */
  Object handler(NettyChannel of) {
    return ClientObject.of(
        this, of.type("ChannelInboundHandler"), of.type("ChannelOutboundHandler"));
  }

  /** Sends what the opening says first, and starts to read the answer. */
  void begin(Opening opening) {
    send(opening.toSend());
    READ.call(context());
  }

  private void send(byte[] bytes) {
    if (bytes.length > 0) {
      var buffer = Objects.requireNonNull(BUFFER.call(ALLOCATOR.get(context()), bytes.length));
      PUT.call(buffer, bytes);
      SEND.call(context(), buffer);
    }
  }

  /** Has what the application wrote before it connected wait as well. */
  void keep(Object message) {
    QUEUE.call(queue(), message, NettyPromise.of(context()).promise());
  }

  /** Lets go what the application has written. */
  void release() {
    if (waiting != null) {
      SEND_ALL.call(waiting);
      FLUSH.call(context());
    }
  }

  /** Has what the application has written fail. */
  void refuse(Throwable cause) {
    if (waiting != null) {
      FAIL_ALL.call(waiting, cause);
    }
  }

  /** Tells the application's handlers that the channel is theirs. */
  void tell() {
    handOn("channelActive");
  }

  @Override
  public @Nullable Object on(String method, Object[] arguments) {
    switch (method) {
      case "handlerAdded" -> context = arguments[0];
      case "handlerRemoved" -> dial.left();
      case "connect" -> new NettyPromise(arguments[3]).fail(new ConnectionPendingException());
      default -> {
        if (dial.isPending() ? !takes(method, arguments) : !isOfFailed(method, arguments)) {
          handOn(method, Arrays.copyOfRange(arguments, 1, arguments.length));
        }
      }
    }
    return null;
  }

  /** Takes what is not the application's yet. */
  private boolean takes(String method, Object[] arguments) {
    boolean isNews = method.startsWith("channel") || method.equals("exceptionCaught");
    return isNews ? takesNews(method, arguments) : takesOwn(method, arguments);
  }

  private boolean takesNews(String method, Object[] arguments) {
    switch (method) {
      case "channelActive" -> dial.connected();
      case "channelInactive" -> dial.ended();
      case "channelRead" -> receive(arguments[1]);
      case "channelReadComplete" -> READ.call(context());
      case "exceptionCaught" -> dial.broken((Throwable) arguments[1]);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean takesOwn(String method, Object[] arguments) {
    switch (method) {
      case "write" -> QUEUE.call(queue(), arguments[1], arguments[2]);
      case "flush" -> {}
      case "userEventTriggered" -> {
        if (!arguments[1].getClass().getSimpleName().equals("ChannelInputShutdownEvent")) {
          return false;
        }
        dial.ended();
      }
      case "close", "disconnect" -> {
        dial.left();
        return false;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** To the application's handlers the channel was never connected. */
  private boolean isOfFailed(String method, Object[] arguments) {
    if (!dial.hasFailed()) {
      return false;
    }
    if (method.equals("channelRead")) {
      RELEASE.call(arguments[1]);
    }
    return UNTOLD.contains(method);
  }

  private void receive(Object buffer) {
    var bytes = new byte[Opening.MOST_WANTED];
    var opening = dial.opening();
    while (!opening.isComplete() && READABLE.number(buffer) > 0) {
      int length = Math.min(READABLE.number(buffer), opening.wanted());
      GET.call(buffer, bytes, 0, length);
      opening.feed(bytes, length);
      send(opening.toSend());
    }
    if (opening.isComplete()) {
      dial.answered(() -> handOnRest(buffer));
    }
    if (!dial.isOpen()) {
      RELEASE.call(buffer);
    }
  }

  /** What came right behind the answer is the server's. */
  private void handOnRest(Object buffer) {
    if (READABLE.number(buffer) > 0) {
      handOn("channelRead", buffer);
    } else {
      RELEASE.call(buffer);
    }
  }

  private void handOn(String method, Object... arguments) {
    var next = NEXT.get(method);
    if (next == null) {
      throw new IllegalStateException("Netty's handlers have a method " + method);
    }
    switch (arguments.length) {
      case 0 -> next.call(context());
      case 1 -> next.call(context(), arguments[0]);
      default -> next.call(context(), arguments[0], arguments[1]);
    }
  }

  private Object queue() {
    if (waiting == null) {
      waiting = NEW_QUEUE.create(context(), context());
    }
    return waiting;
  }

  private Object context() {
    if (context == null) {
      throw new IllegalStateException("not in the pipeline");
    }
    return context;
  }
}
