package dev.redial.instrumentation;

import org.jspecify.annotations.Nullable;

/**
 * The list of woven types of libraries: TLS providers by their names, HTTP clients by what
 * relocation leaves of these; {@link OwnStackInstrumentations} goes on with them. In the manner of
 * {@link Instrumentations}.
 */
final class LibraryInstrumentations {
  private LibraryInstrumentations() {}

  /** The instrumentation of a type in a library, or in a relocated copy of a client, or null. */
  static @Nullable Class<? extends TypeInstrumentation> ofLibrary(String type) {
    return ofOkHttp(type, type.substring(type.lastIndexOf('.') + 1));
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofOkHttp(String type, String name) {
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
      case "RealConnection" ->
          copy(
              type,
              type.contains(".io.")
                  ? OkHttpConnectionInstrumentation.OLD
                  : OkHttpConnectionInstrumentation.TYPE,
              OkHttpConnectionInstrumentation.class);
      case "ConnectPlan" ->
          copy(type, OkHttpPlanInstrumentation.TYPE, OkHttpPlanInstrumentation.class);
      case "Http2$Writer" ->
          copy(type, GrpcOkHttpInstrumentation.TYPE, GrpcOkHttpInstrumentation.class);
      case "OkHttpTlsUpgrader" ->
          copy(type, VerifierCallInstrumentation.GRPC, VerifierCallInstrumentation.class);
      default -> ofOkHttpTls(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofOkHttpTls(
      String type, String name) {
    return switch (name) {
      case "Handshake" ->
          copy(type, OkHttpHandshakeInstrumentation.TYPE, OkHttpHandshakeInstrumentation.class);
      case "Handshake$Companion" ->
          copy(
              type, OkHttpHandshakeInstrumentation.COMPANION, OkHttpHandshakeInstrumentation.class);
      case "BasicCertificateChainCleaner" ->
          copy(type, OkHttpHandshakeInstrumentation.CHAIN, OkHttpHandshakeInstrumentation.class);
      default -> ofApache(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofApache(String type, String name) {
    return switch (name) {
      case "HttpRequestExecutor" ->
          ofApache4(type, Apache4Instrumentation.TYPE, Apache4Instrumentation.class);
      case "SSLSocketFactory" ->
          ofApache4(
              type, VerifierCallInstrumentation.APACHE_4_0, VerifierCallInstrumentation.class);
      case "SSLConnectionSocketFactory" ->
          type.contains(".hc.")
              ? copy(type, Apache5TlsInstrumentation.CLASSIC, Apache5TlsInstrumentation.class)
              : ofApache4(
                  type, VerifierCallInstrumentation.APACHE_4_3, VerifierCallInstrumentation.class);
      case "AbstractVerifier" ->
          ofApache4(
              type, Apache4VerifierInstrumentation.TYPE, Apache4VerifierInstrumentation.class);
      case "AbstractClientTlsStrategy" ->
          copy(type, Apache5TlsInstrumentation.STRATEGY, Apache5TlsInstrumentation.class);
      case "PoolEntry" ->
          type.contains(".hc.")
              ? copy(type, Apache5PoolInstrumentation.TYPE, Apache5PoolInstrumentation.class)
              : ofApache4(type, Apache4PoolInstrumentation.TYPE, Apache4PoolInstrumentation.class);
      case "DefaultBHttpClientConnection" ->
          copy(type, Apache5Instrumentation.TYPE, Apache5Instrumentation.class);
      case "AbstractMessageWriter" ->
          copy(type, Apache5AsyncInstrumentation.HTTP_1, Apache5AsyncInstrumentation.class);
      case "DefaultH2RequestConverter" ->
          copy(type, Apache5AsyncInstrumentation.HTTP_2, Apache5AsyncInstrumentation.class);
      default -> ofApacheAsync(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofApacheAsync(
      String type, String name) {
    return switch (name) {
      case "DefaultClientExchangeHandlerImpl" ->
          ofApache4(type, Apache4AsyncInstrumentation.TYPE, Apache4AsyncInstrumentation.class);
      case "MinimalClientExchangeHandlerImpl" ->
          ofApache4(type, Apache4AsyncInstrumentation.MINIMAL, Apache4AsyncInstrumentation.class);
      case "PipeliningClientExchangeHandlerImpl" ->
          ofApache4(
              type, Apache4AsyncInstrumentation.PIPELINING, Apache4AsyncInstrumentation.class);
      case "SSLIOSessionStrategy" ->
          ofApache4(
              type, Apache4AsyncTlsInstrumentation.TYPE, Apache4AsyncTlsInstrumentation.class);
      default -> ofNetty(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofNetty(String type, String name) {
    return switch (name) {
      case "SslHandler" -> copy(type, NettyTlsInstrumentation.TYPE, NettyTlsInstrumentation.class);
      case "HttpObjectEncoder" ->
          copy(type, NettyEncoderInstrumentation.TYPE, NettyEncoderInstrumentation.class);
      case "DefaultHttp2FrameWriter" ->
          copy(type, NettyFrameWriterInstrumentation.TYPE, NettyFrameWriterInstrumentation.class);
      case "DefaultChannelPipeline$HeadContext" ->
          copy(type, NettyConnectInstrumentation.TYPE, NettyConnectInstrumentation.class);
      case "SimpleNameResolver" ->
          copy(type, NettyResolverInstrumentation.TYPE, NettyResolverInstrumentation.class);
      case "RefreshingAddressResolver" ->
          copy(type, ArmeriaResolverInstrumentation.TYPE, ArmeriaResolverInstrumentation.class);
      case "ProxyHandler" ->
          copy(type, NettyProxyInstrumentation.TYPE, NettyProxyInstrumentation.class);
      case "ReferenceCountedOpenSslEngine" ->
          copy(type, TcnativeEngineInstrumentation.TYPE, TcnativeEngineInstrumentation.class);
      case "OpenSslClientSessionCache" ->
          copy(type, TcnativeSessionsInstrumentation.TYPE, TcnativeSessionsInstrumentation.class);
      case "ReferenceCountedOpenSslClientContext$ExtendedTrustManagerVerifyCallback" ->
          copy(type, TcnativeTrustInstrumentation.TYPE, TcnativeTrustInstrumentation.class);
      case "ReferenceCountedOpenSslClientContext$TrustManagerVerifyCallback" ->
          copy(type, TcnativeTrustInstrumentation.PLAIN, TcnativeTrustInstrumentation.class);
      default -> ofNettyPool(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofNettyPool(
      String type, String name) {
    return switch (name) {
      case "Connection" ->
          copy(type, ReactorConnectionInstrumentation.TYPE, ReactorConnectionInstrumentation.class);
      case "Http2Pool" ->
          copy(type, ReactorHttp2PoolInstrumentation.TYPE, ReactorHttp2PoolInstrumentation.class);
      case "DefaultChannelPool" ->
          copy(type, AsyncHttpPoolInstrumentation.TYPE, AsyncHttpPoolInstrumentation.class);
      case "ChannelManager" ->
          copy(type, AsyncHttp2PoolInstrumentation.TYPE, AsyncHttp2PoolInstrumentation.class);
      case "SimpleConnectionPool$Slot" ->
          copy(
              type,
              type.contains(".internal.")
                  ? VertxPoolInstrumentation.VERTX_5
                  : VertxPoolInstrumentation.VERTX_4,
              VertxPoolInstrumentation.class);
      default -> ofJetty(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofJetty(String type, String name) {
    return switch (name) {
      case "HttpMethodBase" ->
          copy(type, CommonsHttpInstrumentation.TYPE, CommonsHttpInstrumentation.class);
      case "HttpSenderOverHTTP" ->
          copy(
              type,
              type.contains(".transport.") ? JettyInstrumentation.TYPE : JettyInstrumentation.OLD,
              JettyInstrumentation.class);
      case "HttpSenderOverHTTP$HeadersCallback" ->
          copy(type, JettyInstrumentation.OLDEST, JettyInstrumentation.class);
      case "HpackEncoder" ->
          copy(type, JettyHpackInstrumentation.TYPE, JettyHpackInstrumentation.class);
      case "HttpConnection" ->
          copy(
              type,
              type.contains(".transport.")
                  ? JettyConnectionInstrumentation.TYPE
                  : JettyConnectionInstrumentation.OLD,
              JettyConnectionInstrumentation.class);
      case "HttpConnectionOverHTTP2" ->
          copy(
              type,
              type.contains(".transport.")
                  ? JettyConnectionInstrumentation.HTTP_2
                  : JettyConnectionInstrumentation.OLD_HTTP_2,
              JettyConnectionInstrumentation.class);
      default -> ofWebSocket(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofWebSocket(
      String type, String name) {
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
      default -> ofProvider(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofProvider(
      String type, String name) {
    return switch (type) {
      case BouncyCastleSocketInstrumentation.TYPE, BouncyCastleSocketInstrumentation.LAYERED ->
          BouncyCastleSocketInstrumentation.class;
      case BouncyCastleEngineInstrumentation.TYPE -> BouncyCastleEngineInstrumentation.class;
      case BouncyCastleSessionsInstrumentation.TYPE -> BouncyCastleSessionsInstrumentation.class;
      case LayeredSocketInstrumentation.BOUNCY_CASTLE -> LayeredSocketInstrumentation.class;
      case ConscryptEngineInstrumentation.TYPE -> ConscryptEngineInstrumentation.class;
      case ConscryptSocketInstrumentation.TYPE -> ConscryptSocketInstrumentation.class;
      case ConscryptSessionsInstrumentation.TYPE -> ConscryptSessionsInstrumentation.class;
      default -> OwnStackInstrumentations.of(type, name);
    };
  }

  /** That instrumentation, if the type is the original or a relocated copy of it. */
  static @Nullable Class<? extends TypeInstrumentation> copy(
      String type, String original, Class<? extends TypeInstrumentation> instrumentation) {
    return Relocation.isCopy(type, original) ? instrumentation : null;
  }

  /** The same for Apache HttpClient 4, of which a relocation may leave less. */
  static @Nullable Class<? extends TypeInstrumentation> ofApache4(
      String type, String original, Class<? extends TypeInstrumentation> instrumentation) {
    return Relocation.isCopyOfApache4(type, original) ? instrumentation : null;
  }
}
