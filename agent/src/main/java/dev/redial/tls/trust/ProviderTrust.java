package dev.redial.tls.trust;

import dev.redial.reflect.Members;
import java.security.cert.PKIXBuilderParameters;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The trust managers that TLS providers make. They say what the CA certificates they hold say, and
 * no application has a word in it, unless by the parameters of their path checks.
 */
final class ProviderTrust {
  private static final String BOUNCY_CASTLE = ".jsse.provider.ProvX509TrustManager";
  private static final String BOUNCY_CASTLE_EXPORTED = ".jsse.provider.ExportX509TrustManager";
  private static final String CONSCRYPT = "conscrypt.TrustManagerImpl";

  /** Around the application's, which learns of the socket by it. */
  private static final String CONSCRYPT_SOCKETS = "conscrypt.ConscryptEngineSocket$";

  private ProviderTrust() {}

  /**
   * The trust manager that this is, or wraps, of a provider other than the JDK; null if there is
   * none.
   */
  static @Nullable X509TrustManager of(X509TrustManager manager) {
    var type = manager.getClass().getName();
    if (manager instanceof BasicTrustManager plain) {
      return of(plain.application());
    }
    if (type.contains(BOUNCY_CASTLE_EXPORTED)) {
      return inside(manager, "x509TrustManager");
    }
    if (type.contains(CONSCRYPT_SOCKETS)) {
      return inside(manager, "val$extendedDelegate");
    }
    return type.endsWith(BOUNCY_CASTLE) || type.endsWith(CONSCRYPT) ? manager : null;
  }

  private static @Nullable X509TrustManager inside(X509TrustManager manager, String field) {
    return member(manager, field) instanceof X509TrustManager wrapped ? of(wrapped) : null;
  }

  /** By which it checks paths, or null for the defaults. */
  static @Nullable PKIXBuilderParameters parameters(X509TrustManager manager) {
    var type = manager.getClass().getName();
    if (type.endsWith(CONSCRYPT)) {
      return null;
    }
    var field = type.endsWith(BOUNCY_CASTLE) ? "pkixParametersTemplate" : "pkixParams";
    return (PKIXBuilderParameters) member(manager, field);
  }

  private static @Nullable Object member(X509TrustManager manager, String field) {
    try {
      return Members.get(manager, field);
    } catch (ReflectiveOperationException e) {
      // Without its parameters it is not known what the application asks for.
      throw new IllegalStateException(e);
    }
  }
}
