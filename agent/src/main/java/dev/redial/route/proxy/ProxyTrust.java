package dev.redial.route.proxy;

import dev.redial.rule.tls.TrustAnchors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust as a proxy: what the JDK trusts by default, and the proxy's {@code trust}. What the
 * application has made its own default, such as a context that trusts everybody, does not count.
 */
public final class ProxyTrust {
  private static final ConcurrentHashMap<Optional<TrustAnchors>, SSLContext> CONTEXTS =
      new ConcurrentHashMap<>();

  private ProxyTrust() {}

  public static SSLContext context(@Nullable TrustAnchors extra) throws IOException {
    var key = Optional.ofNullable(extra);
    var known = CONTEXTS.get(key);
    if (known == null) {
      try {
        known = make(extra);
      } catch (GeneralSecurityException e) {
        throw new SSLException(e.getMessage(), e);
      }
      CONTEXTS.put(key, known);
    }
    return known;
  }

  private static SSLContext make(@Nullable TrustAnchors extra)
      throws GeneralSecurityException, IOException {
    var managers = managers(null);
    if (extra != null) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var factory = CertificateFactory.getInstance("X.509");
      int number = 0;
      for (var certificate : extra.certificates()) {
        var in = new ByteArrayInputStream(certificate);
        store.setCertificateEntry(String.valueOf(number++), factory.generateCertificate(in));
      }
      for (var certificate :
          ((X509TrustManager) managers.getTrustManagers()[0]).getAcceptedIssuers()) {
        store.setCertificateEntry(String.valueOf(number++), certificate);
      }
      managers = managers(store);
    }
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static TrustManagerFactory managers(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers;
  }
}
