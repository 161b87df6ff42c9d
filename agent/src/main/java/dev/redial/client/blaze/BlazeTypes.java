package dev.redial.client.blaze;

import static dev.redial.weave.Relocation.copy;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of Blaze. */
public final class BlazeTypes {
  /** Their simple names. */
  public static final String NAMES = "Http1Connection";

  private BlazeTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "Http1Connection" -> copy(type, BlazeInstrumentation.TYPE, BlazeInstrumentation.class);
      default -> null;
    };
  }
}
