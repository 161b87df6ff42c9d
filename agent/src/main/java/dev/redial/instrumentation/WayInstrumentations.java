package dev.redial.instrumentation;

import org.jspecify.annotations.Nullable;

/**
 * Those types of libraries in which a client chooses its way to the server, or makes a connection
 * that does not tell where it leads. In the manner of {@link Instrumentations}.
 */
final class WayInstrumentations {
  private WayInstrumentations() {}

  /** The instrumentation of a type of that simple name, or null. */
  static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "RouteSelector" ->
          LibraryInstrumentations.copy(
              type,
              type.contains(".http.")
                  ? OkHttpProxyInstrumentation.OLD
                  : OkHttpProxyInstrumentation.TYPE,
              OkHttpProxyInstrumentation.class);
      case "ProxyConfiguration" ->
          LibraryInstrumentations.copy(
              type, JettyProxyInstrumentation.TYPE, JettyProxyInstrumentation.class);
      case "DefaultRoutePlanner" ->
          type.contains(".hc.")
              ? LibraryInstrumentations.copy(
                  type, ApacheProxyInstrumentation.TYPE_5, ApacheProxyInstrumentation.class)
              : ofApache4(type, ApacheProxyInstrumentation.TYPE_4);
      case "DefaultHttpRoutePlanner" -> ofApache4(type, ApacheProxyInstrumentation.TYPE_4_0);
      case "ProxySelectorRoutePlanner" -> ofApache4(type, ApacheProxyInstrumentation.SELECTOR_4_0);
      case "SSLFilter" ->
          LibraryInstrumentations.copy(
              type, GrizzlyEngineInstrumentation.TYPE, GrizzlyEngineInstrumentation.class);
      default -> DriverInstrumentations.of(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofApache4(
      String type, String original) {
    return LibraryInstrumentations.ofApache4(type, original, ApacheProxyInstrumentation.class);
  }
}
