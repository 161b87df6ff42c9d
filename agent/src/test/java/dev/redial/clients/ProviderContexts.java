package dev.redial.clients;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Contexts of a security provider; the JDK's own if there is none. */
final class ProviderContexts implements Contexts {
  private final @Nullable Provider provider;
  private final TrustManager[] trust;
  private @Nullable SSLContext shared;

  ProviderContexts(@Nullable Provider provider, TrustManagerFactory trust) {
    this.provider = provider;
    this.trust = trust.getTrustManagers();
  }

  @Override
  public SSLContext fresh() {
    try {
      var context =
          provider == null
              ? SSLContext.getInstance("TLS")
              : SSLContext.getInstance("TLS", provider);
      context.init(null, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized SSLContext shared() {
    if (shared == null) {
      shared = provider == null ? defaultContext() : fresh();
    }
    return shared;
  }

  private static SSLContext defaultContext() {
    try {
      return SSLContext.getDefault();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
