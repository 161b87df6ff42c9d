package dev.redial.clients;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.conscrypt.Conscrypt;

/** Loaded in programs that have Conscrypt. */
final class ConscryptContexts {
  private ConscryptContexts() {}

  static Contexts create() throws GeneralSecurityException, IOException {
    var provider = Conscrypt.newProviderBuilder().provideTrustManager(true).build();
    return new ProviderContexts(provider, Contexts.trust(provider));
  }
}
