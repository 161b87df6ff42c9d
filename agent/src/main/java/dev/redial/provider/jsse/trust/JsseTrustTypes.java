package dev.redial.provider.jsse.trust;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types in which the JDK's own TLS judges a server's certificate. */
public final class JsseTrustTypes {
  /** Their simple names. */
  public static final String NAMES =
      "SSLAlgorithmConstraints CertificateMessage$T12CertificateConsumer "
          + "CertificateMessage$T13CertificateConsumer X509TrustManagerImpl "
          + "AlgorithmChecker HostnameChecker";

  private JsseTrustTypes() {}

  /** The instrumentation of a type, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type) {
    return switch (type) {
      case AlgorithmConstraintsInstrumentation.TYPE -> AlgorithmConstraintsInstrumentation.class;
      case Certificate12Instrumentation.TYPE -> Certificate12Instrumentation.class;
      case Certificate13Instrumentation.TYPE -> Certificate13Instrumentation.class;
      case X509TrustManagerInstrumentation.TYPE -> X509TrustManagerInstrumentation.class;
      case PathAlgorithmsInstrumentation.TYPE -> PathAlgorithmsInstrumentation.class;
      case HostnameCheckerInstrumentation.TYPE -> HostnameCheckerInstrumentation.class;
      default -> null;
    };
  }
}
