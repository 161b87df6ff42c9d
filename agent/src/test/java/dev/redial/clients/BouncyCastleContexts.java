package dev.redial.clients;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/** Loaded in programs that have BouncyCastle's JSSE. */
final class BouncyCastleContexts {
  private BouncyCastleContexts() {}

  static Contexts create() throws GeneralSecurityException, IOException {
    var provider = provider();
    return new ProviderContexts(provider, Contexts.trust(provider));
  }

  static Contexts withTrustOfTheJdk() throws GeneralSecurityException, IOException {
    return new ProviderContexts(provider(), Contexts.trust(null));
  }

  private static Provider provider() {
    return new BouncyCastleJsseProvider(new BouncyCastleProvider());
  }
}
