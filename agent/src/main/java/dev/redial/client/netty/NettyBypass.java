package dev.redial.client.netty;

import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.Members;
import dev.redial.reflect.WeakIdentityMap;
import java.util.concurrent.Executor;

/** Handlers of Netty for an own proxy of the application that a rule has kept from that proxy. */
final class NettyBypass {
  private static final ClientMethod EXECUTOR = ClientMethod.object("executor()");
  private static final WeakIdentityMap<Boolean> BYPASSED = new WeakIdentityMap<>();

  private NettyBypass() {}

  static void add(Object handler) {
    BYPASSED.add(handler, true);
  }

  static boolean has(Object handler) {
    return BYPASSED.of(handler) != null;
  }

  /**
   * Has the handler take its tunnel for open: a little later, as an answer of the proxy would come
   * after the channel has become active.
   */
  static void open(Object handler, Object context) {
    ((Executor) EXECUTOR.get(context)).execute(() -> open(handler));
  }

  private static void open(Object handler) {
    try {
      Members.call(handler, "setConnectSuccess");
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
