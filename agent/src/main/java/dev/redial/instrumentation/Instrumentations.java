package dev.redial.instrumentation;

import dev.redial.rule.OldJdk;
import org.jspecify.annotations.Nullable;

/**
 * The list of woven types of the JDK; {@link LibraryInstrumentations} has the others.
 *
 * <p>Switches and no collection: one is asked for each class that the JVM loads, and an
 * instrumentation's own class is loaded only when its type is. It answers with classes, since an
 * instrumentation can be linked only once the bridge is defined.
 */
final class Instrumentations {
  private Instrumentations() {}

  /** The instrumentation of a type in the JDK, or null. */
  static @Nullable Class<? extends TypeInstrumentation> ofJdk(String type) {
    return switch (type) {
      case TlsContextInstrumentation.TYPE -> TlsContextInstrumentation.class;
      case TransportContextInstrumentation.TYPE -> TransportContextInstrumentation.class;
      case HandshakeMessageInstrumentation.TYPE -> HandshakeMessageInstrumentation.class;
      case AlgorithmConstraintsInstrumentation.TYPE -> AlgorithmConstraintsInstrumentation.class;
      case SessionContextInstrumentation.TYPE -> SessionContextInstrumentation.class;
      case Certificate12Instrumentation.TYPE -> Certificate12Instrumentation.class;
      case Certificate13Instrumentation.TYPE -> Certificate13Instrumentation.class;
      case X509AuthenticationInstrumentation.TYPE -> X509AuthenticationInstrumentation.class;
      case SupportedGroupsInstrumentation.TYPE -> SupportedGroupsInstrumentation.class;
      case OldJdk.KEY_CHOICE -> OldJdk.IS_HERE ? X509AuthenticationInstrumentation.class : null;
      case CertificateRequestInstrumentation.TYPE -> CertificateRequestInstrumentation.class;
      case X509TrustManagerInstrumentation.TYPE -> X509TrustManagerInstrumentation.class;
      case LayeredSocketInstrumentation.TYPE -> LayeredSocketInstrumentation.class;
      case HostnameCheckerInstrumentation.TYPE -> HostnameCheckerInstrumentation.class;
      default -> ofJdkClients(type);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofJdkClients(String type) {
    return switch (type) {
      case HttpsClientInstrumentation.TYPE -> HttpsClientInstrumentation.class;
      case UrlConnectionInstrumentation.TYPE -> UrlConnectionInstrumentation.class;
      case Http1RequestInstrumentation.TYPE -> Http1RequestInstrumentation.class;
      case Http2ConnectionInstrumentation.TYPE -> Http2ConnectionInstrumentation.class;
      case HttpClientResponseInstrumentation.TYPE -> HttpClientResponseInstrumentation.class;
      case KeepAliveCacheInstrumentation.TYPE -> KeepAliveCacheInstrumentation.class;
      case HttpClient1PoolInstrumentation.TYPE -> HttpClient1PoolInstrumentation.class;
      case HttpClient2PoolInstrumentation.TYPE -> HttpClient2PoolInstrumentation.class;
      case NioSocketInstrumentation.TYPE -> NioSocketInstrumentation.class;
      case DelegatingSocketInstrumentation.SOCKS, DelegatingSocketInstrumentation.HTTP ->
          DelegatingSocketInstrumentation.class;
      case OldSocketInstrumentation.TYPE ->
          OldJdk.IS_HERE ? NioSocketInstrumentation.class : OldSocketInstrumentation.class;
      case HttpProxyInstrumentation.TYPE -> HttpProxyInstrumentation.class;
      case ProxySelectorInstrumentation.OF_SYSTEM, ProxySelectorInstrumentation.OF_ONE ->
          ProxySelectorInstrumentation.class;
      case InetAddressInstrumentation.TYPE -> InetAddressInstrumentation.class;
      case SocketInstrumentation.TYPE -> SocketInstrumentation.class;
      case TlsSocketInstrumentation.TYPE -> TlsSocketInstrumentation.class;
      case NameCheckInstrumentation.START_TLS -> NameCheckInstrumentation.class;
      default -> ofChannel(type);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofChannel(String type) {
    return switch (type) {
      case SocketChannelInstrumentation.TYPE -> SocketChannelInstrumentation.class;
      case FileChannelInstrumentation.TYPE -> FileChannelInstrumentation.class;
      case ClosingChannelInstrumentation.TYPE -> ClosingChannelInstrumentation.class;
      case TlsEngineInstrumentation.TYPE -> TlsEngineInstrumentation.class;
      case DatagramInstrumentation.TYPE -> DatagramInstrumentation.class;
      case OldDatagramInstrumentation.TYPE ->
          OldJdk.IS_HERE ? OldDatagramInstrumentation.class : null;
      case AsyncChannelInstrumentation.TYPE -> AsyncChannelInstrumentation.class;
      case AsyncConnectInstrumentation.TYPE -> AsyncConnectInstrumentation.class;
      case ListenerInstrumentation.BLOCKING, ListenerInstrumentation.ASYNCHRONOUS ->
          ListenerInstrumentation.class;
      case ReachableInstrumentation.IPV4, ReachableInstrumentation.IPV6 ->
          ReachableInstrumentation.class;
      default -> null;
    };
  }
}
