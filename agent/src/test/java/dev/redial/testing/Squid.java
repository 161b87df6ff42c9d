package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * squid, as Debian packages it with OpenSSL. One port is open to everybody, another has Basic
 * authentication, a third TLS, and a fourth TLS with authentication. It alone knows the host that
 * it is given.
 */
public final class Squid implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/squid");

  private static final String CONFIGURATION =
      """
      http_port 127.0.0.1:OPEN name=open
      http_port 127.0.0.1:KNOWN name=known
      https_port 127.0.0.1:SECURE name=secure tls-cert=FOLDER/proxy.pem
      https_port 127.0.0.1:CLOSED name=closed tls-cert=FOLDER/proxy.pem
      auth_param basic program /bin/sh FOLDER/authenticate
      auth_param basic realm squid
      acl free myportname open secure
      acl users proxy_auth REQUIRED
      acl forbidden dstdomain forbidden.test
      http_access deny forbidden
      http_access allow free
      http_access allow users
      http_access deny all
      cache deny all
      hosts_file FOLDER/squid-hosts
      logformat tunnels %rm %ru %>Hs %[un %{User-Agent}>h
      access_log stdio:FOLDER/access.log tunnels
      cache_log FOLDER/cache.log
      pid_filename none
      coredump_dir FOLDER
      visible_hostname squid.test
      shutdown_lifetime 0 seconds
      """;

  private static final Path DIGEST_HELPER = Path.of("/usr/lib/squid/digest_file_auth");

  /** Before Basic, and offered before it. */
  private static final String DIGEST =
      """
      auth_param digest program HELPER FOLDER/digest-users
      auth_param digest realm squid
      auth_param digest nonce_max_count 3
      """;

  private static final Path NTLM_HELPER = Path.of("/usr/lib/squid/ntlm_fake_auth");

  /** It speaks NTLM, and believes everybody. */
  private static final String NTLM =
      """
      auth_param ntlm program HELPER
      auth_param ntlm children 2
      """;

  private static final Path KERBEROS_HELPER = Path.of("/usr/lib/squid/negotiate_kerberos_auth");

  private static final String NEGOTIATE =
      """
      auth_param negotiate program /usr/bin/env KRB5_CONFIG=CONFIG HELPER -k KEYTAB -s HTTP/localhost@REDIAL.TEST -t none
      auth_param negotiate children 2
      """;

  private static final String AUTHENTICATE =
      """
      while read -r user password; do
        if [ "$user $password" = "me secret" ]; then echo OK; else echo ERR; fi
      done
      """;

  private final Path folder;
  private final int open;
  private final int known;
  private final int secure;
  private final int secureKnown;
  private final Path configuration;
  private RealServer server;

  private Squid(Path parent, String host, Identity identity, String more) throws IOException {
    folder = Files.createTempDirectory(parent, "squid");
    open = RealServer.freePort();
    known = RealServer.freePort();
    secure = RealServer.freePort();
    secureKnown = RealServer.freePort();
    identity.writePem(folder.resolve("proxy.pem"));
    Files.writeString(folder.resolve("authenticate"), AUTHENTICATE);
    Files.writeString(folder.resolve("squid-hosts"), "127.0.0.1 " + host + "\n");
    Files.writeString(folder.resolve("digest-users"), "me:secret\n");
    var text =
        (more + CONFIGURATION)
            .replace("OPEN", String.valueOf(open))
            .replace("KNOWN", String.valueOf(known))
            .replace("SECURE", String.valueOf(secure))
            .replace("CLOSED", String.valueOf(secureKnown))
            .replace("FOLDER", folder.toString());
    configuration = Files.writeString(folder.resolve("squid.conf"), text);
    // Started by root, squid goes on as a user of its own.
    for (var path : List.of(parent, folder)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    server = run();
  }

  private RealServer run() throws IOException {
    var program = PROGRAM.toString();
    return RealServer.start(folder, "squid.log", program, "-N", "-f", configuration.toString());
  }

  /** What is missing on this machine, or an empty text. */
  public static String missing() {
    return Files.isExecutable(PROGRAM) ? "" : "squid is not installed";
  }

  /** Starts one that knows this host (or several, between blanks), and shows this identity. */
  public static Squid start(Path folder, String host, Identity identity) throws IOException {
    return awaited(new Squid(folder, host, identity, ""));
  }

  /** The same; where it demands a password, it wants Digest, if Basic is not all that there is. */
  public static Squid startWithDigest(Path folder, String host, Identity identity)
      throws IOException {
    var more = DIGEST.replace("HELPER", DIGEST_HELPER.toString());
    return awaited(new Squid(folder, host, identity, more));
  }

  /** The same; where it demands a password, it wants NTLM, and takes anyone's. */
  public static Squid startWithNtlm(Path folder, String host, Identity identity)
      throws IOException {
    var more = NTLM.replace("HELPER", NTLM_HELPER.toString());
    return awaited(new Squid(folder, host, identity, more));
  }

  /** The same; where it demands a password, it also takes tickets of a KDC. */
  public static Squid startWithNegotiate(Path folder, String host, Identity identity, Kdc kdc)
      throws IOException {
    var more =
        NEGOTIATE
            .replace("HELPER", KERBEROS_HELPER.toString())
            .replace("CONFIG", kdc.configuration().toString())
            .replace("KEYTAB", kdc.keytabOfProxy().toString());
    return awaited(new Squid(folder, host, identity, more));
  }

  private static Squid awaited(Squid squid) throws IOException {
    squid.awaitPorts();
    return squid;
  }

  private void awaitPorts() throws IOException {
    server.listeningAt(open).listeningAt(known).listeningAt(secure).listeningAt(secureKnown);
  }

  /** Ends it as a crash does, in the middle of whatever it transfers. */
  public void kill() {
    server.kill();
  }

  /** Starts it again after that, at the same ports. */
  public void restart() throws IOException {
    server = run();
    awaitPorts();
  }

  /** Where everybody may use it. */
  public int open() {
    return open;
  }

  /** Where it demands a user name, {@code me}, and a password, {@code secret}. */
  public int known() {
    return known;
  }

  /** Where it speaks TLS. */
  public int secure() {
    return secure;
  }

  /** Where it speaks TLS, and demands a user name and a password. */
  public int secureKnown() {
    return secureKnown;
  }

  /** Ends it and returns method, target, status, user and User-Agent of each request. */
  public List<String> stopAndReadAccessLog() throws IOException {
    close();
    return accessLog();
  }

  /** The same of the requests and tunnels that have ended. */
  public List<String> accessLog() {
    try {
      return Files.readAllLines(folder.resolve("access.log"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
