package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** MariaDB, as Debian packages it. User {@code me} needs a password, and TLS. */
public final class MariaDb {
  private static final Path PROGRAM = Path.of("/usr/sbin/mariadbd");

  private static final String CONTENT =
      """
      CREATE DATABASE `any`;
      CREATE USER me@'%' IDENTIFIED BY 'secret' REQUIRE SSL;
      GRANT ALL ON `any`.* TO me@'%';
      """;

  private MariaDb() {}

  /** What is missing on this machine, or an empty text. */
  public static String missing() {
    return Files.isExecutable(PROGRAM) ? "" : "mariadb-server is not installed";
  }

  /** Starts one that shows this identity. */
  public static DebianServer start(Path parent, Identity identity) throws IOException {
    var folder = Files.createTempDirectory(parent, "mariadb");
    int port = RealServer.freePort();
    var key = identity.writePem(folder.resolve("server.pem"));
    var content = Files.writeString(folder.resolve("content.sql"), CONTENT);
    var data = "--datadir=" + folder.resolve("data");
    var program = new RealProgram(folder, "mysql");
    program.run(
        "",
        "mariadb-install-db",
        "--no-defaults",
        data,
        "--auth-root-authentication-method=normal",
        "--skip-test-db");
    var server =
        program.start(
            PROGRAM.toString(),
            "--no-defaults",
            data,
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--socket=" + folder.resolve("socket"),
            "--pid-file=" + folder.resolve("pid"),
            "--init-file=" + content,
            "--ssl-cert=" + key,
            "--ssl-key=" + key);
    return new DebianServer(server, port);
  }
}
