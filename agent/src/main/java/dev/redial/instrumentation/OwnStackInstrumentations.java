package dev.redial.instrumentation;

import static dev.redial.instrumentation.LibraryInstrumentations.copy;

import org.jspecify.annotations.Nullable;

/** The part of {@link LibraryInstrumentations} for HTTP clients that stand on no other one. */
final class OwnStackInstrumentations {
  private OwnStackInstrumentations() {}

  /** The instrumentation of a type of that simple name, or null. */
  static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "Http1CallEntityChain" ->
          copy(type, HelidonInstrumentation.ENTITY, HelidonInstrumentation.class);
      case "Http1CallOutputStreamChain" ->
          copy(type, HelidonInstrumentation.STREAM, HelidonInstrumentation.class);
      case "Http2CallChainBase" ->
          copy(type, HelidonHttp2Instrumentation.TYPE, HelidonHttp2Instrumentation.class);
      case "UtilsKt" ->
          copy(type, KtorRequestInstrumentation.TYPE, KtorRequestInstrumentation.class);
      case "RequestResponseBuilder" ->
          copy(type, KtorBuilderInstrumentation.TYPE, KtorBuilderInstrumentation.class);
      case "TLSClientSessionJvmKt" ->
          copy(type, KtorTlsInstrumentation.TYPE, KtorTlsInstrumentation.class);
      case "HostnameUtilsKt" ->
          copy(type, KtorNameInstrumentation.TYPE, KtorNameInstrumentation.class);
      default -> ofCrt(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofCrt(String type, String name) {
    return switch (name) {
      case "HttpClientConnectionManager" ->
          copy(type, CrtPoolInstrumentation.TYPE, CrtPoolInstrumentation.class);
      case "HttpClientConnection" ->
          copy(type, CrtConnectionInstrumentation.TYPE, CrtConnectionInstrumentation.class);
      case "Http2ClientConnection" ->
          copy(type, CrtConnectionInstrumentation.HTTP_2, CrtConnectionInstrumentation.class);
      case "Http2StreamManager" ->
          copy(type, CrtHttp2Instrumentation.TYPE, CrtHttp2Instrumentation.class);
      case "TlsContext" ->
          copy(type, CrtContextInstrumentation.TYPE, CrtContextInstrumentation.class);
      default -> ofPekko(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofPekko(String type, String name) {
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
      default -> WayInstrumentations.of(type, name);
    };
  }
}
