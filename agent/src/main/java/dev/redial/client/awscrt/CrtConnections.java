package dev.redial.client.awscrt;

import dev.redial.reflect.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** What connections of the AWS CRT are for. Safe for use by many threads. */
final class CrtConnections {
  /** Host and port as the application asked for them. */
  record Target(String host, int port) {}

  private static final WeakIdentityMap<Target> TARGETS = new WeakIdentityMap<>();

  private CrtConnections() {}

  static void made(Object connection, String host, int port) {
    TARGETS.add(connection, new Target(host, port));
  }

  static @Nullable Target of(Object connection) {
    return TARGETS.of(connection);
  }
}
