package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * MIT's KDC, as Debian packages it, for a realm of its own on a loopback port. It knows a user
 * {@code me} and a proxy on {@code localhost}.
 */
public final class Kdc implements AutoCloseable {
  private static final List<Path> PROGRAMS =
      List.of(
          Path.of("/usr/sbin/krb5kdc"),
          Path.of("/usr/sbin/kadmin.local"),
          Path.of("/usr/bin/kinit"));

  private static final String CLIENT =
      """
      [libdefaults]
        default_realm = REDIAL.TEST
        dns_lookup_kdc = false
        dns_lookup_realm = false
        dns_canonicalize_hostname = false
        rdns = false
        udp_preference_limit = 1
      [realms]
        REDIAL.TEST = {
          kdc = 127.0.0.1:PORT
        }
      """;

  private static final String SERVER =
      """
      [kdcdefaults]
        kdc_listen = 127.0.0.1:PORT
        kdc_tcp_listen = 127.0.0.1:PORT
      [realms]
        REDIAL.TEST = {
          database_name = FOLDER/principals
          key_stash_file = FOLDER/stash
          supported_enctypes = aes256-cts:normal
        }
      """;

  private final Path folder;
  private final RealServer server;

  private Kdc(Path folder, RealServer server) {
    this.folder = folder;
    this.server = server;
  }

  /** What is missing on this machine, or an empty text. */
  public static String missing() {
    return PROGRAMS.stream().allMatch(Files::isExecutable) ? "" : "krb5-kdc is not installed";
  }

  /** Starts one with a fresh database. */
  public static Kdc start(Path parent) throws IOException {
    var folder = Files.createTempDirectory(parent, "kdc");
    int port = RealServer.freePort();
    Files.writeString(folder.resolve("krb5.conf"), CLIENT.replace("PORT", "" + port));
    var settings = SERVER.replace("PORT", "" + port).replace("FOLDER", folder.toString());
    Files.writeString(folder.resolve("kdc.conf"), settings);
    run(folder, "/usr/sbin/kdb5_util", "create", "-s", "-P", "master");
    kadmin(folder, "addprinc -randkey me");
    kadmin(folder, "ktadd -k " + folder + "/me.keytab me");
    kadmin(folder, "addprinc -randkey HTTP/localhost");
    kadmin(folder, "ktadd -k " + folder + "/proxy.keytab HTTP/localhost");
    var server = RealServer.start(folder, "kdc.log", command(folder, "/usr/sbin/krb5kdc", "-n"));
    return new Kdc(folder, server.listeningAt(port));
  }

  private static void kadmin(Path folder, String query) throws IOException {
    run(folder, "/usr/sbin/kadmin.local", "-q", query);
  }

  private static void run(Path folder, String... command) throws IOException {
    new RealProgram(folder, null).run("", command(folder, command));
  }

  private static String[] command(Path folder, String... command) {
    var all = new ArrayList<String>();
    all.add("/usr/bin/env");
    all.add("KRB5_CONFIG=" + folder.resolve("krb5.conf"));
    all.add("KRB5_KDC_PROFILE=" + folder.resolve("kdc.conf"));
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }

  /** What clients need to know of it. */
  public Path configuration() {
    return folder.resolve("krb5.conf");
  }

  /** The key of the user. */
  public Path keytab() {
    return folder.resolve("me.keytab");
  }

  /** The key of the proxy. */
  public Path keytabOfProxy() {
    return folder.resolve("proxy.keytab");
  }

  /** A ticket cache of the user. */
  public Path tickets() throws IOException {
    var cache = folder.resolve("tickets");
    run(folder, "/usr/bin/kinit", "-k", "-t", keytab().toString(), "-c", cache.toString(), "me");
    return cache;
  }

  @Override
  public void close() {
    server.close();
  }
}
