package dev.redial.client.netty;

import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.ClientObject;
import dev.redial.reflect.ClientTypes;
import org.jspecify.annotations.Nullable;

/** A promise of Netty, of any release and in any package. */
record NettyPromise(Object promise) {
  private static final ClientMethod NEW = ClientMethod.object("newPromise()");
  private static final ClientMethod CHANNEL = ClientMethod.object("channel()");
  private static final ClientMethod SUCCEED = ClientMethod.object("trySuccess()");
  private static final ClientMethod SUCCEED_WITH = ClientMethod.object("trySuccess(Object)");
  private static final ClientMethod FAIL = ClientMethod.object("tryFailure(Throwable)");
  private static final ClientMethod CAUSE = ClientMethod.object("cause()");
  private static final ClientMethod LISTEN =
      ClientMethod.object("addListener(GenericFutureListener)");
  private static final String LISTENER = "GenericFutureListener";
  private static final String TOO_LATE = "ConnectTimeoutException";
  private static final ClientConstructor TIMEOUT =
      new ClientConstructor("ChannelPromise", TOO_LATE + "(String)");

  /** Who wants to know. */
  interface Listener {
    void failed(Throwable cause);
  }

  /** A new one, of a channel or of a handler's context. */
  static NettyPromise of(Object channel) {
    return new NettyPromise(NEW.get(channel));
  }

  /** Whose promise it is. */
  static Object channel(Object promise) {
    return CHANNEL.get(promise);
  }

  /** Answers whether it was not over yet. */
  boolean succeed() {
    return Boolean.TRUE.equals(SUCCEED.call(promise));
  }

  void succeed(Object with) {
    SUCCEED_WITH.call(promise, with);
  }

  void fail(Throwable cause) {
    FAIL.call(promise, cause);
  }

  /** The exception by which Netty's clients know that connecting took too long. */
  Throwable timeout(String message) {
    return (Throwable) TIMEOUT.create(promise, message);
  }

  /** Whether it is such an exception, by which Netty's own transports too tell of it. */
  static boolean isTimeout(Throwable why) {
    return why.getClass().getSimpleName().equals(TOO_LATE);
  }

  /** Tells of a failure, by the event loop. */
  void onFailure(Listener listener) {
    var known = ClientTypes.named(promise.getClass(), "Promise");
    try {
      var type = ClientTypes.relativeTo(known == null ? promise.getClass() : known, LISTENER);
      LISTEN.call(promise, ClientObject.of((method, arguments) -> tell(listener), type));
    } catch (ClassNotFoundException e) {
      throw new LinkageError("Netty lacks " + LISTENER, e);
    }
  }

  private @Nullable Object tell(Listener listener) {
    var cause = (Throwable) CAUSE.call(promise);
    if (cause != null) {
      listener.failed(cause);
    }
    return null;
  }
}
