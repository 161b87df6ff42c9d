package dev.redial.tls.trust;

import dev.redial.rule.Rule;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/**
 * Says that an application's own trust store has no certificate, which the JDK says in words of its
 * path checks. A rule's CA certificates answer another refusal than that.
 */
final class EmptyTrust {
  private static final String STORE = "javax.net.ssl.trustStore";

  private EmptyTrust() {}

  /**
   * Refuses in plain words if that is why a trust manager failed.
   *
   * @throws CertificateException which names the rule and the store
   */
  static void refuse(Rule rule, RuntimeException failure) throws CertificateException {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidAlgorithmParameterException) {
        throw new CertificateException(inWords(rule, store()), failure);
      }
    }
  }

  private static String inWords(Rule rule, @Nullable String store) {
    return "the application's own trust manager has no CA certificate, and the trust of rule '"
        + rule.name()
        + "' only adds to it; check "
        + (store == null ? "the trust store that it was made from" : STORE + "=" + store)
        + " and its password";
  }

  private static @Nullable String store() {
    try {
      return System.getProperty(STORE);
    } catch (SecurityException e) {
      // The application may not read it, and shall not learn it here.
      return null;
    }
  }
}
