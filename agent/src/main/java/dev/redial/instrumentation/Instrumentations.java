package dev.redial.instrumentation;

import org.jspecify.annotations.Nullable;

/**
 * The list of woven types.
 *
 * <p>A switch and no collection: it is asked for each class that the JVM loads, and an
 * instrumentation's own class is loaded only when its type is. It answers with classes, since an
 * instrumentation can be linked only once the bridge is defined.
 */
final class Instrumentations {
  private Instrumentations() {}

  /** The instrumentation of a type, or null. */
  static @Nullable Class<? extends TypeInstrumentation> of(String type) {
    return switch (type) {
      case TransportContextInstrumentation.TYPE -> TransportContextInstrumentation.class;
      case AlgorithmConstraintsInstrumentation.TYPE -> AlgorithmConstraintsInstrumentation.class;
      case SessionContextInstrumentation.TYPE -> SessionContextInstrumentation.class;
      case Certificate12Instrumentation.TYPE -> Certificate12Instrumentation.class;
      case Certificate13Instrumentation.TYPE -> Certificate13Instrumentation.class;
      case X509TrustManagerInstrumentation.TYPE -> X509TrustManagerInstrumentation.class;
      case HostnameCheckerInstrumentation.TYPE -> HostnameCheckerInstrumentation.class;
      case HttpsClientInstrumentation.TYPE -> HttpsClientInstrumentation.class;
      case UrlConnectionInstrumentation.TYPE -> UrlConnectionInstrumentation.class;
      case Http1RequestInstrumentation.TYPE -> Http1RequestInstrumentation.class;
      case Http2ConnectionInstrumentation.TYPE -> Http2ConnectionInstrumentation.class;
      case InetAddressInstrumentation.TYPE -> InetAddressInstrumentation.class;
      case BouncyCastleSocketInstrumentation.TYPE, BouncyCastleSocketInstrumentation.LAYERED ->
          BouncyCastleSocketInstrumentation.class;
      case BouncyCastleEngineInstrumentation.TYPE -> BouncyCastleEngineInstrumentation.class;
      case BouncyCastleSessionsInstrumentation.TYPE -> BouncyCastleSessionsInstrumentation.class;
      case ConscryptEngineInstrumentation.TYPE -> ConscryptEngineInstrumentation.class;
      case ConscryptSocketInstrumentation.TYPE -> ConscryptSocketInstrumentation.class;
      case ConscryptSessionsInstrumentation.TYPE -> ConscryptSessionsInstrumentation.class;
      case TcnativeEngineInstrumentation.TYPE -> TcnativeEngineInstrumentation.class;
      case TcnativeTrustInstrumentation.TYPE, TcnativeTrustInstrumentation.PLAIN ->
          TcnativeTrustInstrumentation.class;
      case TcnativeSessionsInstrumentation.TYPE -> TcnativeSessionsInstrumentation.class;
      default -> null;
    };
  }
}
