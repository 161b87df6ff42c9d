package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * An edge of a content delivery network. It accepts a TLS handshake from whoever dials its address,
 * but answers 403 unless SNI and Host are both its tenant's name.
 */
final class CdnEdge {
  static final String ADDRESS = "127.0.0.1";
  static final String TENANT = "tenant.example.com";

  private CdnEdge() {}

  static DemoServer start(Certificates certificates) throws Exception {
    return new WebServer(
        tls(certificates),
        new Sightings(),
        seen -> TENANT.equals(seen.serverName()) && TENANT.equals(seen.authority()));
  }

  /** Whom story 1 leaves to story 2: the rule file of that one reaches hand-written heads. */
  static @Nullable String exemption(ClientCase client) {
    return client.equals(ClientCase.HAND_WRITTEN) ? "covered by story 2" : null;
  }

  private static SslContextFactory.Server tls(Certificates certificates)
      throws GeneralSecurityException, IOException {
    var tls = new SslContextFactory.Server();
    tls.setKeyStore(certificates.keyStore(ADDRESS, TENANT));
    tls.setKeyStorePassword(Certificates.PASSWORD);
    tls.setSNISelector(
        (keyType, issuers, session, name, choice) -> TENANT.equals(name) ? TENANT : ADDRESS);
    return tls;
  }
}
