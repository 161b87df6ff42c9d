package dev.redial.client.okhttp;

import static dev.redial.weave.Relocation.copy;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of OkHttp 3 to 5. */
public final class OkHttpTypes {
  /** Their simple names. */
  public static final String NAMES =
      "Exchange Http1Codec Http2Codec Http1xStream Http2xStream RealConnection "
          + "ConnectPlan Handshake Handshake$Companion BasicCertificateChainCleaner "
          + "RouteSelector";

  private OkHttpTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "Exchange" ->
          copy(type, OkHttpExchangeInstrumentation.TYPE, OkHttpExchangeInstrumentation.class);
      case "Http1Codec" ->
          copy(type, OkHttpCodecInstrumentation.CODEC_1, OkHttpCodecInstrumentation.class);
      case "Http2Codec" ->
          copy(type, OkHttpCodecInstrumentation.CODEC_2, OkHttpCodecInstrumentation.class);
      case "Http1xStream" ->
          copy(type, OkHttpCodecInstrumentation.STREAM_1, OkHttpCodecInstrumentation.class);
      case "Http2xStream" ->
          copy(type, OkHttpCodecInstrumentation.STREAM_2, OkHttpCodecInstrumentation.class);
      default -> ofConnection(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofConnection(
      String type, String name) {
    return switch (name) {
      case "RealConnection" ->
          copy(
              type,
              type.contains(".io.")
                  ? OkHttpConnectionInstrumentation.OLD
                  : OkHttpConnectionInstrumentation.TYPE,
              OkHttpConnectionInstrumentation.class);
      case "ConnectPlan" ->
          copy(type, OkHttpPlanInstrumentation.TYPE, OkHttpPlanInstrumentation.class);
      case "RouteSelector" ->
          copy(
              type,
              type.contains(".http.")
                  ? OkHttpProxyInstrumentation.OLD
                  : OkHttpProxyInstrumentation.TYPE,
              OkHttpProxyInstrumentation.class);
      case "Handshake" ->
          copy(type, OkHttpHandshakeInstrumentation.TYPE, OkHttpHandshakeInstrumentation.class);
      case "Handshake$Companion" ->
          copy(
              type, OkHttpHandshakeInstrumentation.COMPANION, OkHttpHandshakeInstrumentation.class);
      case "BasicCertificateChainCleaner" ->
          copy(type, OkHttpHandshakeInstrumentation.CHAIN, OkHttpHandshakeInstrumentation.class);
      default -> null;
    };
  }
}
