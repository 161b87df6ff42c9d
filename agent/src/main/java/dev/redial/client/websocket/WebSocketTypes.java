package dev.redial.client.websocket;

import static dev.redial.weave.Relocation.copy;

import dev.redial.client.VerifierCallInstrumentation;
import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of WebSocket clients that stand on no HTTP client. */
public final class WebSocketTypes {
  /** Their simple names. */
  public static final String NAMES =
      "WebSocketImpl WsWebSocketContainer TyrusClientEngine HandshakeBuilder "
          + "HttpUpgrade$HttpUpgradeState SocketConnector SSLFilter";

  private WebSocketTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "WebSocketImpl" ->
          copy(type, JavaWebSocketInstrumentation.TYPE, JavaWebSocketInstrumentation.class);
      case "WsWebSocketContainer" ->
          copy(type, TomcatWebSocketInstrumentation.TYPE, TomcatWebSocketInstrumentation.class);
      case "TyrusClientEngine" -> copy(type, TyrusInstrumentation.TYPE, TyrusInstrumentation.class);
      case "HandshakeBuilder" ->
          copy(type, NvWebSocketInstrumentation.TYPE, NvWebSocketInstrumentation.class);
      case "HttpUpgrade$HttpUpgradeState" ->
          copy(type, XnioInstrumentation.TYPE, XnioInstrumentation.class);
      case "SocketConnector" ->
          copy(type, VerifierCallInstrumentation.NV, VerifierCallInstrumentation.class);
      case "SSLFilter" ->
          copy(type, GrizzlyEngineInstrumentation.TYPE, GrizzlyEngineInstrumentation.class);
      default -> null;
    };
  }
}
