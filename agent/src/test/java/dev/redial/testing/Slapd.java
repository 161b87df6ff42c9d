package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** OpenLDAP's server, as Debian packages it. It knows {@code cn=admin,dc=test} by a password. */
public final class Slapd implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/slapd");

  private static final String SETTINGS =
      """
      include /etc/ldap/schema/core.schema
      pidfile FOLDER/pid
      TLSCertificateFile FOLDER/server.pem
      TLSCertificateKeyFile FOLDER/server.pem
      database ldif
      suffix dc=test
      rootdn cn=admin,dc=test
      rootpw secret
      directory FOLDER
      """;

  private final int port;
  private final int securePort;
  private final RealServer server;

  private Slapd(int port, int securePort, RealServer server) {
    this.port = port;
    this.securePort = securePort;
    this.server = server;
  }

  /** What is missing on this machine, or an empty text. */
  public static String missing() {
    return Files.isExecutable(PROGRAM) ? "" : "slapd is not installed";
  }

  /** Starts one that shows this identity, with an RSA key: GnuTLS reads no EC key of the JDK's. */
  public static Slapd start(Path parent, Identity identity) throws IOException {
    var folder = Files.createTempDirectory(parent, "slapd");
    int port = RealServer.freePort();
    int securePort = RealServer.freePort();
    identity.writePem(folder.resolve("server.pem"));
    var settings = SETTINGS.replace("FOLDER", folder.toString());
    var file = Files.writeString(folder.resolve("slapd.conf"), settings).toString();
    var at = "ldap://127.0.0.1:" + port + " ldaps://127.0.0.1:" + securePort;
    // without -d it would leave for the background
    var server =
        new RealProgram(folder, "openldap")
            .start(PROGRAM.toString(), "-d", "none", "-f", file, "-h", at);
    return new Slapd(port, securePort, server.listeningAt(securePort));
  }

  /** Where it listens for clients that may turn to TLS, on the loopback address. */
  public int port() {
    return port;
  }

  /** Where it listens with TLS. */
  public int securePort() {
    return securePort;
  }

  @Override
  public void close() {
    server.close();
  }
}
