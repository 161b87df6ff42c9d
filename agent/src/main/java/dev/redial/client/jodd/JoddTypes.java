package dev.redial.client.jodd;

import static dev.redial.weave.Relocation.copy;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of Jodd HTTP. */
public final class JoddTypes {
  /** Their simple names. */
  public static final String NAMES = "HttpBase";

  private JoddTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "HttpBase" -> copy(type, JoddInstrumentation.TYPE, JoddInstrumentation.class);
      default -> null;
    };
  }
}
