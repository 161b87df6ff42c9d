package dev.redial.demo;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * An edge of a content delivery network: whoever dials its address gets past TLS, but it answers
 * 403 unless SNI and Host are both its tenant's name.
 */
final class CdnEdge {
  static final String ADDRESS = "127.0.0.1";
  static final String TENANT = "tenant.example.com";

  private CdnEdge() {}

  static DemoServer start(Certificates certificates) throws Exception {
    return new TlsServer(
        tls(certificates),
        new Sightings(),
        seen -> TENANT.equals(seen.serverName()) && TENANT.equals(seen.authority()));
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
