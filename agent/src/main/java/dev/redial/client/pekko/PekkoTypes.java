package dev.redial.client.pekko;

import static dev.redial.weave.Relocation.copy;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of Pekko HTTP and Akka HTTP. */
public final class PekkoTypes {
  /** Their simple names. */
  public static final String NAMES = "HttpRequestRendererFactory HttpExt WebSocketClientBlueprint$";

  private PekkoTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
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
