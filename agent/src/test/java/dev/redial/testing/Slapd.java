package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** OpenLDAP's server, as Debian packages it. It knows {@code cn=admin,dc=test} by a password. */
public final class Slapd {
  private static final Path PROGRAM = Path.of("/usr/sbin/slapd");

  private static final String SETTINGS =
      """
      include /etc/ldap/schema/core.schema
      pidfile FOLDER/pid
      TLSCertificateFile FOLDER/server.pem
      TLSCertificateKeyFile FOLDER/server.pem
      DIRECTIVES
      database ldif
      suffix dc=test
      rootdn cn=admin,dc=test
      rootpw secret
      directory FOLDER
      """;

  private Slapd() {}

  /** What is missing on this machine, or an empty text. */
  public static String missing() {
    return Files.isExecutable(PROGRAM) ? "" : "slapd is not installed";
  }

  /**
   * Starts one.
   *
   * @param identity that it shows, with an RSA key: GnuTLS reads no EC key of the JDK's
   * @param directives to add
   */
  public static DebianServer start(Path parent, Identity identity, String... directives)
      throws IOException {
    var folder = Files.createTempDirectory(parent, "slapd");
    int port = RealServer.freePort();
    int securePort = RealServer.freePort();
    identity.writePem(folder.resolve("server.pem"));
    var settings =
        SETTINGS
            .replace("DIRECTIVES", String.join("\n", directives))
            .replace("FOLDER", folder.toString());
    var file = Files.writeString(folder.resolve("slapd.conf"), settings).toString();
    var at = "ldap://127.0.0.1:" + port + " ldaps://127.0.0.1:" + securePort;
    // without -d it would leave for the background
    var server =
        new RealProgram(folder, "openldap")
            .start(PROGRAM.toString(), "-d", "none", "-f", file, "-h", at);
    return new DebianServer(server, port, securePort);
  }
}
