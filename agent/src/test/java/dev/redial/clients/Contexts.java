package dev.redial.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The contexts of a program: those of one TLS provider. */
interface Contexts {
  /** The system property that names a provider; without it, it is the JDK's own. */
  String PROPERTY = "tls.provider";

  /** A context that has no session to resume. */
  SSLContext fresh();

  /** The same context every time. */
  SSLContext shared();

  /** The contexts of the provider that this program uses. */
  static Contexts chosen() {
    try {
      return switch (System.getProperty(PROPERTY, "")) {
        case "conscrypt" -> ConscryptContexts.create();
        case "bouncycastle" -> BouncyCastleContexts.create();
        case "bouncycastle-jdk-trust" -> BouncyCastleContexts.withTrustOfTheJdk();
        case "tcnative" -> new TcnativeContexts(trust(null));
        default -> new ProviderContexts(null, trust(null));
      };
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Trusts the program's trust store; without a provider it is the JDK's check. */
  static TrustManagerFactory trust(@Nullable Provider provider)
      throws GeneralSecurityException, IOException {
    var factory =
        provider == null
            ? TrustManagerFactory.getInstance("PKIX")
            : TrustManagerFactory.getInstance("PKIX", provider);
    factory.init(store());
    return factory;
  }

  private static @Nullable KeyStore store() throws GeneralSecurityException, IOException {
    var file = System.getProperty("javax.net.ssl.trustStore");
    if (file == null) {
      return null;
    }
    var store = KeyStore.getInstance("JKS");
    try (var in = Files.newInputStream(Path.of(file))) {
      store.load(in, System.getProperty("javax.net.ssl.trustStorePassword").toCharArray());
    }
    return store;
  }
}
