package dev.redial.tls;

import dev.redial.rule.TrustAnchors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The trust manager of one ruled connection: the application's own first; where that refuses, the
 * rule's CA certificates, with the same identity check and path constraints; then the verify name.
 */
final class RuleTrustManager extends X509ExtendedTrustManager {
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

  /** Trusts these CA certificates and no other. */
  static X509ExtendedTrustManager of(TrustAnchors anchors)
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
    void by(X509ExtendedTrustManager manager) throws CertificateException;
  }

  private void check(X509Certificate[] chain, Check check) throws CertificateException {
    try {
      check.by(application);
    } catch (CertificateException refused) {
      if (extra == null) {
        throw refused;
      }
      try {
        check.by(extra);
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
    check(chain, manager -> manager.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain, manager -> manager.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, manager -> manager.checkServerTrusted(chain, authType));
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
