package dev.redial.client.ktor;

import static dev.redial.weave.Relocation.copy;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of Ktor's CIO engine. */
public final class KtorTypes {
  /** Their simple names. */
  public static final String NAMES =
      "UtilsKt RequestResponseBuilder TLSClientSessionJvmKt HostnameUtilsKt";

  private KtorTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "UtilsKt" ->
          copy(type, KtorRequestInstrumentation.TYPE, KtorRequestInstrumentation.class);
      case "RequestResponseBuilder" ->
          copy(type, KtorBuilderInstrumentation.TYPE, KtorBuilderInstrumentation.class);
      case "TLSClientSessionJvmKt" ->
          copy(type, KtorTlsInstrumentation.TYPE, KtorTlsInstrumentation.class);
      case "HostnameUtilsKt" ->
          copy(type, KtorNameInstrumentation.TYPE, KtorNameInstrumentation.class);
      default -> null;
    };
  }
}
