package dev.redial.tls;

import dev.redial.rule.Rule;
import dev.redial.rule.TrustAnchors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The trust manager of one ruled connection: the application's own first; where that refuses, the
 * rule's CA certificates, with the same identity check and path constraints; then the verify name.
 */
final class RuleTrustManager extends X509ExtendedTrustManager {
  /** Weak, for rules come and go. */
  private static final Map<TrustAnchors, X509ExtendedTrustManager> EXTRA =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final X509ExtendedTrustManager application;
  private final @Nullable X509ExtendedTrustManager extra;
  private final @Nullable String verifyName;

  /**
   * @param extra what the rule trusts beside the application, or null
   * @param verifyName checked also where the application's trust manager checks no name, or null
   */
  RuleTrustManager(
      X509ExtendedTrustManager application,
      @Nullable X509ExtendedTrustManager extra,
      @Nullable String verifyName) {
    this.application = application;
    this.extra = extra;
    this.verifyName = verifyName;
  }

  /**
   * For a connection of another provider than JSSE, whose trust managers may take more names for
   * good than the peer host: where the application checks a name, it is checked here as well.
   */
  static RuleTrustManager of(
      Rule rule, X509TrustManager application, String peer, SSLParameters parameters)
      throws GeneralSecurityException, IOException {
    var algorithm = parameters.getEndpointIdentificationAlgorithm();
    boolean checksName = rule.tls().verify() || (algorithm != null && !algorithm.isEmpty());
    var extended =
        application instanceof X509ExtendedTrustManager known
            ? known
            : new PlainTrustManager(application);
    return new RuleTrustManager(extended, extra(rule), checksName ? peer : null);
  }

  /** What the rule trusts beside the application, or null. */
  static @Nullable X509ExtendedTrustManager extra(Rule rule)
      throws GeneralSecurityException, IOException {
    var anchors = rule.tls().trust();
    if (anchors == null) {
      return null;
    }
    var known = EXTRA.get(anchors);
    if (known == null) {
      known = trusting(anchors);
      EXTRA.put(anchors, known);
    }
    return known;
  }

  /** Trusts these CA certificates and no other. */
  private static X509ExtendedTrustManager trusting(TrustAnchors anchors)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    var factory = CertificateFactory.getInstance("X.509");
    int number = 0;
    for (var certificate : anchors.certificates()) {
      var in = new ByteArrayInputStream(certificate);
      store.setCertificateEntry(String.valueOf(number++), factory.generateCertificate(in));
    }
    var managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(store);
    return (X509ExtendedTrustManager) managers.getTrustManagers()[0];
  }

  private interface Check {
    void by(X509ExtendedTrustManager manager, String authType) throws CertificateException;
  }

  private void check(X509Certificate[] chain, String authType, Check check)
      throws CertificateException {
    try {
      check.by(application, authType);
    } catch (CertificateException refused) {
      if (extra == null) {
        throw refused;
      }
      try {
        // Conscrypt's word for a key exchange that does not restrict the key, which JSSE calls so.
        check.by(extra, authType.equals("GENERIC") ? "UNKNOWN" : authType);
      } catch (CertificateException refusedToo) {
        refused.addSuppressed(refusedToo);
        throw refused;
      }
    }
    if (verifyName != null) {
      checkName(chain[0], verifyName);
    }
  }

  private static void checkName(X509Certificate certificate, String name)
      throws CertificateException {
    try {
      Jsse.CHECK_IDENTITY.invokeExact(name, certificate, "HTTPS");
    } catch (CertificateException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new CertificateException(t);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, authType, (manager, type) -> manager.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain, authType, (manager, type) -> manager.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, authType, (manager, type) -> manager.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    application.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    application.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    application.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return application.getAcceptedIssuers();
  }
}
