package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.util.Set;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** A server that speaks nothing but what JDKs of today have disabled. */
final class OldServer {
  static final String SUITE = "TLS_RSA_WITH_AES_128_GCM_SHA256";
  static final String SUITE_HOST = "old-suite.example.test";
  static final String VERSION = "TLSv1.1";
  static final String VERSION_HOST = "old-version.example.test";

  /** Another name of both, for which no rule is made. */
  static final String NEIGHBOUR = "strict.example.test";

  private static final Set<String> NEEDS_HTTP_2 = Set.of("gRPC", "Jetty HTTP/2");

  private OldServer() {}

  /**
   * Lets this JVM serve what it disables. JSSE reads the property once, so this comes before the
   * first use of TLS; the clients' JVMs have settings of their own.
   */
  static void permitInThisJvm() {
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
  }

  /** One that has TLS 1.2 with a single suite, without forward secrecy. */
  static DemoServer startWithSuite(Certificates certificates) throws Exception {
    var tls = tls(certificates, SUITE_HOST);
    tls.setIncludeProtocols("TLSv1.2");
    tls.setIncludeCipherSuites(SUITE);
    return start(tls);
  }

  /** One that has TLS 1.1 only. */
  static DemoServer startWithVersion(Certificates certificates) throws Exception {
    var tls = tls(certificates, VERSION_HOST);
    tls.setIncludeProtocols(VERSION);
    return start(tls);
  }

  /** What it sees of a client's call: HTTP/2 demands better TLS (RFC 9113, section 9.2). */
  static Sighting sighting(String host, ClientCase client, int port) {
    var protocol = client.protocol().equals("HTTP/2") ? "HTTP/1.1" : client.protocol();
    return new Sighting(host, host + ":" + port, protocol);
  }

  /** The others that know HTTP/2 fall back to HTTP/1.1. */
  static @Nullable String exemption(ClientCase client) {
    return NEEDS_HTTP_2.contains(client.name())
        ? "it needs HTTP/2, which demands better TLS"
        : null;
  }

  /** Some offer no suite that goes with TLS 1.1, which a rule's version alone does not help. */
  static @Nullable String exemptionFromVersion(ClientCase client) {
    var choosy = client.name().startsWith("Jetty") || client.name().equals("reactor-netty HTTP/2");
    return choosy ? "it offers no suite of TLS 1.1" : exemption(client);
  }

  private static SslContextFactory.Server tls(Certificates certificates, String host)
      throws GeneralSecurityException, IOException {
    var tls = new SslContextFactory.Server();
    tls.setKeyStore(certificates.rsaKeyStore(host, NEIGHBOUR));
    tls.setKeyStorePassword(Certificates.PASSWORD);
    // Jetty leaves out by itself what is old.
    tls.setExcludeProtocols();
    tls.setExcludeCipherSuites();
    return tls;
  }

  private static DemoServer start(SslContextFactory.Server tls) throws Exception {
    return new WebServer(tls, new Sightings(), seen -> true);
  }
}
