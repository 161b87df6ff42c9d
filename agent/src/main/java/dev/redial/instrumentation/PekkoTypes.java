package dev.redial.instrumentation;

import static dev.redial.instrumentation.Relocation.copy;

import org.jspecify.annotations.Nullable;

/** The woven types of Pekko HTTP and Akka HTTP. */
final class PekkoTypes {
  /** Their simple names. */
  static final String NAMES = "HttpRequestRendererFactory HttpExt WebSocketClientBlueprint$";

  private PekkoTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "HttpRequestRendererFactory" ->
          copy(
              type,
              type.contains("akka.") ? PekkoInstrumentation.AKKA : PekkoInstrumentation.TYPE,
              PekkoInstrumentation.class);
      case "HttpExt" ->
          copy(
              type,
              type.contains("akka.")
                  ? PekkoTargetInstrumentation.AKKA
                  : PekkoTargetInstrumentation.TYPE,
              PekkoTargetInstrumentation.class);
      case "WebSocketClientBlueprint$" ->
          copy(
              type,
              type.contains("akka.")
                  ? PekkoTargetInstrumentation.AKKA_WEB_SOCKET
                  : PekkoTargetInstrumentation.WEB_SOCKET,
              PekkoTargetInstrumentation.class);
      default -> null;
    };
  }
}
