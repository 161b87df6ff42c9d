package dev.redial.http;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** What connections of the AWS CRT are for. Safe for use by many threads. */
final class CrtConnections {
  /** Host and port as the application asked for them. */
  record Target(String host, int port) {}

  private static final Map<Object, Target> TARGETS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private CrtConnections() {}

  static void made(Object connection, String host, int port) {
    TARGETS.put(connection, new Target(host, port));
  }

  static @Nullable Target of(Object connection) {
    return TARGETS.isEmpty() ? null : TARGETS.get(connection);
  }
}
