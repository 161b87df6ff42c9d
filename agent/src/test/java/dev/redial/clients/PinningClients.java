package dev.redial.clients;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Programs that refuse more than their trust store does. They use a pin that they check after the
 * JDK's trust manager, of either type, or a list of revoked certificates.
 */
public final class PinningClients {
  /** The SHA-256 of the one certificate that they accept. */
  public static final String PIN = "test.pin";

  /** The file of the list. */
  public static final String REVOKED = "test.crl";

  private PinningClients() {}

  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    add(all, "pinning-plain", () -> Tls.trusting(new Plain(ofJdk())));
    add(all, "pinning-extended", () -> Tls.trusting(new Extended(ofJdk())));
    add(all, "revoking", () -> Tls.trusting(revoking()));
    return all;
  }

  private static void add(Map<String, Client> all, String type, Supplier<SSLContext> context) {
    all.put("socket-" + type, SocketClient.checking(context));
    all.put("engine-" + type, EngineClient.checking(context));
    all.put("url-" + type, UrlClient.over(context));
    if (JavaNetHttp.isThere()) {
      all.put("http-" + type, HttpClients.over(context));
    }
  }

  static X509ExtendedTrustManager ofJdk() {
    try {
      return (X509ExtendedTrustManager) Contexts.trust(null).getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustManager revoking() {
    try (var crl = Files.newInputStream(Path.of(System.getProperty(REVOKED)))) {
      var store = KeyStore.getInstance("JKS");
      try (var in = Files.newInputStream(Path.of(System.getProperty("javax.net.ssl.trustStore")))) {
        store.load(in, null);
      }
      var parameters = new PKIXBuilderParameters(store, new X509CertSelector());
      var list = CertificateFactory.getInstance("X.509").generateCRL(crl);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(list))));
      var checker =
          (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
      checker.setOptions(
          EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK, Option.ONLY_END_ENTITY));
      parameters.addCertPathChecker(checker);
      var factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(parameters));
      return factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void checkPin(X509Certificate[] chain) throws CertificateException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
      if (!HexFormat.of().formatHex(digest).equals(System.getProperty(PIN))) {
        throw new CertificateException("not the certificate that the trust manager pins");
      }
    } catch (GeneralSecurityException e) {
      throw e instanceof CertificateException refusal ? refusal : new CertificateException(e);
    }
  }

  private record Plain(X509TrustManager of) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      of.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      of.checkServerTrusted(chain, authType);
      checkPin(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return of.getAcceptedIssuers();
    }
  }

  private static final class Extended extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager of;

    Extended(X509ExtendedTrustManager of) {
      this.of = of;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      of.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      of.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      of.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      of.checkServerTrusted(chain, authType);
      checkPin(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      of.checkServerTrusted(chain, authType, socket);
      checkPin(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      of.checkServerTrusted(chain, authType, engine);
      checkPin(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return of.getAcceptedIssuers();
    }
  }
}
