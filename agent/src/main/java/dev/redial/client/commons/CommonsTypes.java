package dev.redial.client.commons;

import static dev.redial.weave.Relocation.copy;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of Commons HttpClient 3. */
public final class CommonsTypes {
  /** Their simple names. */
  public static final String NAMES = "HttpMethodBase";

  private CommonsTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "HttpMethodBase" ->
          copy(type, CommonsHttpInstrumentation.TYPE, CommonsHttpInstrumentation.class);
      default -> null;
    };
  }
}
