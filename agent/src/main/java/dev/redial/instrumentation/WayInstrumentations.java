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
      case "SSLFilter" ->
          LibraryInstrumentations.copy(
              type, GrizzlyEngineInstrumentation.TYPE, GrizzlyEngineInstrumentation.class);
      default -> null;
    };
  }
}
