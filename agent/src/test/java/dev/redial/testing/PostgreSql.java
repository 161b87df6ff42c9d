package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * PostgreSQL, as Debian packages it. It speaks with user {@code me} over TLS only; in the database
 * {@code keyed} only where a client's certificate says the same name.
 */
public final class PostgreSql {
  private static final Path RELEASES = Path.of("/usr/lib/postgresql");

  private static final String ACCESS =
      """
      local all postgres trust
      hostssl any me 127.0.0.1/32 trust
      hostssl keyed me 127.0.0.1/32 cert
      """;

  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      port = PORT
      unix_socket_directories = ''
      hba_file = 'FOLDER/access'
      ssl = on
      ssl_cert_file = 'FOLDER/server.pem'
      ssl_key_file = 'FOLDER/server.pem'
      ssl_ca_file = 'FOLDER/ca.pem'
      fsync = off
      shared_buffers = 16MB
      """;

  private static final String CONTENT =
      """
      CREATE ROLE me LOGIN;
      CREATE DATABASE "any";
      CREATE DATABASE keyed;
      """;

  private PostgreSql() {}

  /** What is missing on this machine, or an empty text. */
  public static String missing() {
    return Files.isDirectory(RELEASES) ? "" : "postgresql is not installed";
  }

  /**
   * Starts one that shows this identity.
   *
   * @param authority whose certificates it takes, in PEM form
   * @param more settings, which win
   */
  public static DebianServer start(Path parent, Identity identity, Path authority, String... more)
      throws IOException {
    var folder = Files.createTempDirectory(parent, "postgresql");
    int port = RealServer.freePort();
    var key = identity.writePem(folder.resolve("server.pem"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.copy(authority, folder.resolve("ca.pem"));
    Files.writeString(folder.resolve("access"), ACCESS);
    var data = folder.resolve("data").toString();
    var program = new RealProgram(folder, "postgres");
    program.run("", program("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-N");
    var settings = SETTINGS.replace("FOLDER", folder.toString()).replace("PORT", "" + port);
    var all = settings + String.join("\n", more) + "\n";
    Files.writeString(folder.resolve("data/postgresql.auto.conf"), all);
    program.run(CONTENT, program("postgres"), "--single", "-D", data, "postgres");
    var server = program.start(program("postgres"), "-D", data);
    return new DebianServer(server, port);
  }

  private static String program(String name) throws IOException {
    try (Stream<Path> releases = Files.list(RELEASES)) {
      return releases.sorted().toList().get(0).resolve("bin").resolve(name).toString();
    }
  }
}
