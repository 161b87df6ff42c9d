package dev.redial.tls;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the tunnels lead that Ktor's client makes through a proxy of its own, by the channel that
 * it writes to. Safe for use by many threads.
 */
final class KtorTunnels {
  private static final Map<Object, InetSocketAddress> TARGETS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private KtorTunnels() {}

  static void made(Object output, String host, int port) {
    TARGETS.put(output, InetSocketAddress.createUnresolved(host, port));
  }

  static @Nullable InetSocketAddress targetOf(Object output) {
    return TARGETS.isEmpty() ? null : TARGETS.get(output);
  }
}
