package dev.redial.instrumentation;

import static dev.redial.instrumentation.Relocation.copy;

import org.jspecify.annotations.Nullable;

/** The woven types of Commons HttpClient 3. */
final class CommonsTypes {
  /** Their simple names. */
  static final String NAMES = "HttpMethodBase";

  private CommonsTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "HttpMethodBase" ->
          copy(type, CommonsHttpInstrumentation.TYPE, CommonsHttpInstrumentation.class);
      default -> null;
    };
  }
}
