package dev.redial.client.ktor;

import dev.redial.reflect.WeakIdentityMap;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where the tunnels lead that Ktor's client makes through a proxy of its own, by the channel that
 * it writes to. Safe for use by many threads.
 */
final class KtorTunnels {
  private static final WeakIdentityMap<InetSocketAddress> TARGETS = new WeakIdentityMap<>();

  private KtorTunnels() {}

  static void made(Object output, String host, int port) {
    TARGETS.add(output, InetSocketAddress.createUnresolved(host, port));
  }

  static @Nullable InetSocketAddress targetOf(Object output) {
    return TARGETS.of(output);
  }
}
