package dev.redial.tls.trust;

import dev.redial.rule.tls.TrustAnchors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What a rule's CA certificates say of one server, where the application trusts no issuer of it.
 *
 * <p>They answer that one refusal only, and only of a trust manager that is a provider's own: what
 * the application's own trust manager says stands. Where it asks one of the JDK first, that one is
 * answered inside of it, see {@code ExtraTrustHook}; so a pin is checked afterwards as ever.
 */
public final class ExtraTrust {
  private static final ThreadLocal<ExtraTrust> ASKED = new ThreadLocal<>();

  /** Weak, for rules come and go. */
  private static final Map<TrustAnchors, X509ExtendedTrustManager> MANAGERS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final TrustAnchors anchors;
  private final X509TrustManager application;
  private final X509Certificate[] chain;
  private final String authType;
  private final @Nullable Object connection;

  /**
   * @param application asked first
   * @param connection the socket or engine that it is told of, or null
   */
  ExtraTrust(
      TrustAnchors anchors,
      X509TrustManager application,
      X509Certificate[] chain,
      String authType,
      @Nullable Object connection) {
    this.anchors = anchors;
    this.application = application;
    this.chain = chain;
    this.authType = authType;
    this.connection = connection;
  }

  /** A check of the chain, by one of the trust managers. */
  public interface Check {
    void by(X509ExtendedTrustManager manager, String authType) throws CertificateException;
  }

  /**
   * What this thread asks an application's trust manager about, if it is about that, or null.
   * Conscrypt tells a socket's trust manager of the socket and of the engine inside of it.
   */
  public static @Nullable ExtraTrust asked(X509Certificate[] chain, @Nullable Object connection) {
    var asked = ASKED.get();
    boolean isThat =
        asked != null
            && (chain == asked.chain || connection == null || connection == asked.connection)
            && chain.length > 0
            && chain[0].equals(asked.chain[0]);
    return isThat ? asked : null;
  }

  /** Has the application's trust manager check the chain, with the rule's CA as well. */
  void ask(X509ExtendedTrustManager manager, Check check) throws CertificateException {
    var outer = ASKED.get();
    ASKED.set(this);
    try {
      check.by(manager, authType);
    } catch (CertificateException refused) {
      var ofProvider = ProviderTrust.of(application);
      if (ofProvider == null) {
        throw refused;
      }
      var why = answer(ofProvider, check);
      if (why != null) {
        refused.addSuppressed(why);
        throw refused;
      }
    } finally {
      restore(outer);
    }
  }

  /** Has a trust manager of the JDK check it; answers whether that, or else the rule, trusts it. */
  public boolean isTrusted(X509ExtendedTrustManager ofJdk, Check check) {
    ASKED.remove();
    try {
      check.by(ofJdk, authType);
      return true;
    } catch (CertificateException e) {
      return answer(ofJdk, check) == null;
    } catch (RuntimeException e) {
      // The JDK's own check goes on and fails alike, for want of any certificate.
      return false;
    } finally {
      ASKED.set(this);
    }
  }

  private static void restore(@Nullable ExtraTrust outer) {
    if (outer == null) {
      ASKED.remove();
    } else {
      ASKED.set(outer);
    }
  }

  /** Why the rule does not answer a refusal of a provider's own trust manager, null if it does. */
  private @Nullable Exception answer(X509TrustManager refusing, Check check) {
    if (hasIssued(refusing) || hasIssued(application)) {
      return new CertificateException("a CA that the application trusts has issued it");
    }
    try {
      var parameters = ProviderTrust.parameters(refusing);
      var manager = parameters == null ? manager(anchors) : trusting(anchors, parameters);
      // Conscrypt's word for a key exchange that does not restrict the key, which JSSE calls so.
      check.by(manager, authType.equals("GENERIC") ? "UNKNOWN" : authType);
      return null;
    } catch (GeneralSecurityException | IOException e) {
      return e;
    }
  }

  /** Whether one of these issuers is in the chain, or has signed a certificate of it. */
  private boolean hasIssued(X509TrustManager manager) {
    var issuers = manager.getAcceptedIssuers();
    if (issuers != null) {
      for (var issuer : issuers) {
        for (var certificate : chain) {
          if (certificate.equals(issuer) || isSigned(certificate, issuer)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isSigned(X509Certificate certificate, X509Certificate issuer) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      // Another CA of the same name.
      return false;
    }
  }

  /** Trusts these CA certificates and no other. */
  static X509ExtendedTrustManager manager(TrustAnchors anchors)
      throws GeneralSecurityException, IOException {
    var known = MANAGERS.get(anchors);
    if (known == null) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (var certificate : certificates(anchors)) {
        store.setCertificateEntry(String.valueOf(number++), certificate);
      }
      var factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      known = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
      MANAGERS.put(anchors, known);
    }
    return known;
  }

  /** The same, checking as the application asks for: revocation above all. */
  private static X509ExtendedTrustManager trusting(
      TrustAnchors anchors, PKIXBuilderParameters asApplication) throws GeneralSecurityException {
    var parameters = (PKIXBuilderParameters) asApplication.clone();
    var trusted = new HashSet<TrustAnchor>();
    for (var certificate : certificates(anchors)) {
      trusted.add(new TrustAnchor(certificate, null));
    }
    parameters.setTrustAnchors(trusted);
    var factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(new CertPathTrustManagerParameters(parameters));
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }

  private static Set<X509Certificate> certificates(TrustAnchors anchors)
      throws CertificateException {
    var factory = CertificateFactory.getInstance("X.509");
    var certificates = new HashSet<X509Certificate>();
    for (var bytes : anchors.certificates()) {
      certificates.add(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
    }
    return certificates;
  }
}
