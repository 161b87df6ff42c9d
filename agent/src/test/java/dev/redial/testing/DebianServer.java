package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Servers as Debian packages them, each with a configuration of the test's own. */
public final class DebianServer implements AutoCloseable {
  private static final Path APACHE = Path.of("/usr/sbin/apache2");
  private static final Path POSTFIX = Path.of("/usr/lib/postfix/sbin/master");

  private static final String OF_APACHE =
      """
      ServerRoot FOLDER
      PidFile FOLDER/apache.pid
      DefaultRuntimeDir FOLDER
      ErrorLog FOLDER/error.log
      ServerName server.test
      User www-data
      Group www-data
      Listen 127.0.0.1:PORT
      LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
      LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
      LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so
      LoadModule socache_shmcb_module /usr/lib/apache2/modules/mod_socache_shmcb.so
      LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
      SSLStrictSNIVHostCheck on
      DIRECTIVES
      """;

  private static final String SITE =
      """
      <VirtualHost *:PORT>
        ServerName NAME
        SSLEngine on
        SSLCertificateFile FOLDER/server.pem
        RewriteEngine on
        RewriteRule . - [R=STATUS]
      </VirtualHost>
      """;

  private static final String OF_POSTFIX =
      """
      compatibility_level = 3.6
      queue_directory = FOLDER/queue
      data_directory = FOLDER/data
      mail_owner = postfix
      setgid_group = postdrop
      myhostname = server.test
      mydestination =
      local_recipient_maps =
      alias_maps =
      notify_classes =
      inet_interfaces = 127.0.0.1
      inet_protocols = ipv4
      smtpd_tls_security_level = may
      smtpd_tls_cert_file = FOLDER/server.pem
      smtpd_tls_key_file = FOLDER/server.pem
      """;

  private static final String SERVICES_OF_POSTFIX =
      """
      127.0.0.1:PORT inet n - n - - smtpd
      tlsmgr unix - - n 1000? 1 tlsmgr
      proxymap unix - - n - - proxymap
      """;

  private final RealServer server;
  private final int port;
  private final int securePort;

  DebianServer(RealServer server, int port) throws IOException {
    this(server, port, port);
  }

  DebianServer(RealServer server, int port, int securePort) throws IOException {
    this.server = server.listeningAt(port).listeningAt(securePort);
    this.port = port;
    this.securePort = securePort;
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return port;
  }

  /** Where TLS begins at once, if that is another port. */
  public int securePort() {
    return securePort;
  }

  /** What is missing of apache2 and postfix on this machine, or an empty text. */
  public static String missing() {
    return Files.exists(APACHE) && Files.exists(POSTFIX)
        ? ""
        : "apache2 or postfix is not installed";
  }

  /**
   * apache2 with two sites: it answers 403 for any name, and 200 for that of the tenant in both SNI
   * and Host.
   *
   * @param directives for both of them
   */
  public static DebianServer apache(
      Path parent, Identity identity, String tenant, String... directives) throws IOException {
    var sites =
        SITE.replace("NAME", "default.test").replace("STATUS", "403")
            + SITE.replace("NAME", tenant).replace("STATUS", "200");
    var folder = folder(parent, "apache2", identity);
    int port = RealServer.freePort();
    var all = String.join("\n", directives) + "\n" + sites;
    var file = configure(folder, "apache2.conf", OF_APACHE, port, all);
    return new DebianServer(
        RealServer.start(folder, "log", APACHE.toString(), "-f", file, "-D", "FOREGROUND"), port);
  }

  /** postfix, which speaks SMTP and knows STARTTLS. */
  public static DebianServer postfix(Path parent, Identity identity) throws IOException {
    var folder = folder(parent, "postfix", identity);
    int port = RealServer.freePort();
    configure(folder, "main.cf", OF_POSTFIX, port, "");
    configure(folder, "master.cf", SERVICES_OF_POSTFIX, port, "");
    var program = new RealProgram(folder, null);
    for (var name : List.of("data", "queue/private", "queue/public", "queue/active")) {
      program.run("", "install", "-d", "-o", "postfix", folder.resolve(name).toString());
    }
    Files.createDirectory(folder.resolve("queue/pid"));
    var command = new String[] {POSTFIX.toString(), "-c", folder.toString(), "-d"};
    return new DebianServer(RealServer.start(folder, "log", command), port);
  }

  /** One that those servers may enter which are not root. */
  private static Path folder(Path parent, String name, Identity identity) throws IOException {
    var folder = Files.createTempDirectory(parent, name);
    for (var path : List.of(parent, folder)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    identity.writePem(folder.resolve("server.pem"));
    return folder;
  }

  private static String configure(
      Path folder, String name, String text, int port, String directives) throws IOException {
    var all =
        text.replace("DIRECTIVES", directives)
            .replace("FOLDER", folder.toString())
            .replace("PORT", String.valueOf(port));
    return Files.writeString(folder.resolve(name), all).toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
