package dev.redial.tls.trust;

import dev.redial.decision.Decisions;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import java.security.AlgorithmConstraints;
import java.security.CryptoPrimitive;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** That a rule accepts weak certificates on one connection; each one is logged. */
public final class WeakAcceptance {
  private static final Set<CryptoPrimitive> SIGNATURE = EnumSet.of(CryptoPrimitive.SIGNATURE);

  private final Decisions decisions;
  private final Rule rule;
  private final String peer;
  private final AlgorithmConstraints jvms;
  private final AlgorithmConstraints own;

  private WeakAcceptance(
      Decisions decisions,
      Rule rule,
      String peer,
      AlgorithmConstraints jvms,
      AlgorithmConstraints own) {
    this.decisions = decisions;
    this.rule = rule;
    this.peer = peer;
    this.jvms = jvms;
    this.own = own;
  }

  /**
   * What the rule says of a connection to this peer, or null if it accepts no more than the JDK.
   */
  public static @Nullable WeakAcceptance of(Decisions decisions, Rule rule, String peer)
      throws SSLException {
    var algorithms = rule.tls().algorithms();
    return algorithms.acceptsWeakCertificates()
        ? new WeakAcceptance(
            decisions,
            rule,
            peer,
            DisabledList.PATHS.ofJvm(),
            DisabledList.PATHS.without(algorithms.permitted()))
        : null;
  }

  /**
   * Asks a trust manager about the chain.
   *
   * @param connection the socket or engine whose certificates they are, or null
   */
  void accept(
      X509Certificate[] chain, @Nullable Object connection, WeakCertificates.Question question)
      throws CertificateException {
    WeakCertificates.accept(jvms, own, chain, question);
    var asked = connection == null ? null : decisions.tracked().connections().host(connection);
    for (var certificate : chain) {
      if (isWeak(certificate)) {
        var host = asked == null ? peer : asked;
        decisions
            .reports()
            .hit(rule, Layer.WEAK_CERTIFICATE, host, 0, "accepts " + said(certificate));
      }
    }
  }

  /** One that is issued by itself proves nothing by its signature. */
  private boolean isWeak(X509Certificate certificate) {
    var signature = certificate.getSigAlgName();
    boolean isSigned =
        !certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    return !jvms.permits(SIGNATURE, certificate.getPublicKey())
        || (isSigned && (!jvms.permits(SIGNATURE, signature, null) || isNamed(signature)));
  }

  /**
   * The JDK says of a key alone, not of a signature, whether an entry with conditions is for it.
   */
  private boolean isNamed(String signature) {
    for (var entry : rule.tls().algorithms().permitted()) {
      var algorithm = entry.trim().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
      if (!entry.contains("keySize") && signature.toUpperCase(Locale.ROOT).contains(algorithm)) {
        return true;
      }
    }
    return false;
  }

  private static String said(X509Certificate certificate) {
    var key = certificate.getPublicKey();
    var size = key instanceof RSAKey rsa ? " of " + rsa.getModulus().bitLength() + " bits" : "";
    return "a certificate of "
        + certificate.getSubjectX500Principal().getName()
        + ", signed with "
        + certificate.getSigAlgName()
        + ", with a key for "
        + key.getAlgorithm()
        + size;
  }
}
