package dev.redial.provider.jsse;

import dev.redial.provider.LayeredSocketInstrumentation;
import dev.redial.rule.OldJdk;
import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of the JDK's own TLS. */
public final class JsseTypes {
  /** Their simple names. */
  public static final String NAMES =
      "SSLContext TransportContext SSLHandshake$HandshakeMessage SSLAlgorithmConstraints "
          + "SSLSessionContextImpl CertificateMessage$T12CertificateConsumer "
          + "CertificateMessage$T13CertificateConsumer X509Authentication "
          + "SupportedGroupsExtension$CHSupportedGroupsProducer "
          + "KeyShareExtension$CHKeyShareProducer KeyShareExtension$SHKeyShareConsumer "
          + "X509Authentication$X509PossessionGenerator "
          + "CertificateRequest$T10CertificateRequestConsumer X509TrustManagerImpl "
          + "CertificateRequest$T12CertificateRequestConsumer "
          + "CertificateMessage$T13CertificateProducer "
          + "ECDHServerKeyExchange$ECDHServerKeyExchangeMessage AlgorithmChecker "
          + "SSLSocketFactoryImpl HostnameChecker";

  /** The type in which each ClientHello is seen: woven once fingerprints are asked for. */
  public static final String HANDSHAKE_MESSAGE = HandshakeMessageInstrumentation.TYPE;

  private JsseTypes() {}

  /** The instrumentation of a type, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type) {
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
      case ChosenGroupInstrumentation.TYPE -> ChosenGroupInstrumentation.class;
      case KeyShareInstrumentation.TYPE -> KeyShareInstrumentation.class;
      case ServerShareInstrumentation.TYPE -> ServerShareInstrumentation.class;
      case OldJdk.KEY_CHOICE -> OldJdk.IS_HERE ? X509AuthenticationInstrumentation.class : null;
      case CertificateRequestInstrumentation.TYPE -> CertificateRequestInstrumentation.class;
      case ChosenCertificateInstrumentation.TLS_12, ChosenCertificateInstrumentation.TLS_13 ->
          ChosenCertificateInstrumentation.class;
      case X509TrustManagerInstrumentation.TYPE -> X509TrustManagerInstrumentation.class;
      case PathAlgorithmsInstrumentation.TYPE -> PathAlgorithmsInstrumentation.class;
      case LayeredSocketInstrumentation.TYPE -> LayeredSocketInstrumentation.class;
      case HostnameCheckerInstrumentation.TYPE -> HostnameCheckerInstrumentation.class;
      default -> null;
    };
  }
}
