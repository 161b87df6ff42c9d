package dev.redial.connect.socket;

import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The sockets whose bytes go through TLS to a proxy. */
final class Tunnels {
  private static final Map<Object, TlsTunnel> TUNNELS = new WeakHashMap<>();
  private static volatile boolean any;

  private Tunnels() {}

  static void add(Object impl, TlsTunnel tunnel) {
    synchronized (TUNNELS) {
      TUNNELS.put(impl, tunnel);
      any = true;
    }
  }

  /** That of a socket, or null. */
  static @Nullable TlsTunnel of(@Nullable Object impl) {
    if (!any) {
      return null;
    }
    synchronized (TUNNELS) {
      return TUNNELS.get(impl);
    }
  }

  /** The same, for the last time. */
  static @Nullable TlsTunnel remove(@Nullable Object impl) {
    if (!any) {
      return null;
    }
    synchronized (TUNNELS) {
      return TUNNELS.remove(impl);
    }
  }
}
