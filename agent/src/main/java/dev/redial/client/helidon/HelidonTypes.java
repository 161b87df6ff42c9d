package dev.redial.client.helidon;

import static dev.redial.weave.Relocation.copy;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of Helidon's WebClient. */
public final class HelidonTypes {
  /** Their simple names. */
  public static final String NAMES =
      "Http1CallEntityChain Http1CallOutputStreamChain Http2CallChainBase";

  private HelidonTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "Http1CallEntityChain" ->
          copy(type, HelidonInstrumentation.ENTITY, HelidonInstrumentation.class);
      case "Http1CallOutputStreamChain" ->
          copy(type, HelidonInstrumentation.STREAM, HelidonInstrumentation.class);
      case "Http2CallChainBase" ->
          copy(type, HelidonHttp2Instrumentation.TYPE, HelidonHttp2Instrumentation.class);
      default -> null;
    };
  }
}
