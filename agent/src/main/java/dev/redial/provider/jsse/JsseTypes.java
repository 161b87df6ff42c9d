package dev.redial.provider.jsse;

import dev.redial.provider.LayeredSocketInstrumentation;
import dev.redial.rule.OldJdk;
import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of the JDK's own TLS. */
public final class JsseTypes {
  /** Their simple names. */
  public static final String NAMES =
      "SSLContext TransportContext SSLHandshake$HandshakeMessage "
          + "SSLSessionContextImpl X509Authentication "
          + "X509Authentication$X509PossessionGenerator "
          + "CertificateRequest$T10CertificateRequestConsumer "
          + "CertificateRequest$T12CertificateRequestConsumer "
          + "CertificateMessage$T13CertificateProducer SSLSocketFactoryImpl";

  private JsseTypes() {}

  /** The instrumentation of a type, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type) {
    return switch (type) {
      case TlsContextInstrumentation.TYPE -> TlsContextInstrumentation.class;
      case TransportContextInstrumentation.TYPE -> TransportContextInstrumentation.class;
      case HandshakeMessageInstrumentation.TYPE -> HandshakeMessageInstrumentation.class;
      case SessionContextInstrumentation.TYPE -> SessionContextInstrumentation.class;
      case X509AuthenticationInstrumentation.TYPE -> X509AuthenticationInstrumentation.class;
      case OldJdk.KEY_CHOICE -> OldJdk.IS_HERE ? X509AuthenticationInstrumentation.class : null;
      case CertificateRequestInstrumentation.TYPE -> CertificateRequestInstrumentation.class;
      case ChosenCertificateInstrumentation.TLS_12, ChosenCertificateInstrumentation.TLS_13 ->
          ChosenCertificateInstrumentation.class;
      case LayeredSocketInstrumentation.TYPE -> LayeredSocketInstrumentation.class;
      default -> null;
    };
  }
}
