package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** haproxy, as Debian packages it: the TLS front end of one tenant, which serves no other name. */
public final class Haproxy implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

  private static final String CONFIGURATION =
      """
      defaults
        mode http
        timeout client 30s
        timeout connect 30s
        timeout server 30s
      frontend edge
        bind 127.0.0.1:PORT ssl crt FOLDER/tenant.pem strict-sni
        http-request return status 200
      """;

  private final RealServer server;
  private final int port;

  private Haproxy(RealServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** What is missing on this machine, or an empty text. */
  public static String missing() {
    return Files.isExecutable(PROGRAM) ? "" : "haproxy is not installed";
  }

  /** Starts one that shows this identity to whoever names it in SNI, and refuses all others. */
  public static Haproxy start(Path parent, Identity tenant) throws IOException {
    var folder = Files.createTempDirectory(parent, "haproxy");
    int port = RealServer.freePort();
    tenant.writePem(folder.resolve("tenant.pem"));
    var text =
        CONFIGURATION.replace("PORT", String.valueOf(port)).replace("FOLDER", folder.toString());
    var file = Files.writeString(folder.resolve("haproxy.cfg"), text).toString();
    var server = RealServer.start(folder, "haproxy.log", PROGRAM.toString(), "-db", "-f", file);
    return new Haproxy(server.listeningAt(port), port);
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    server.close();
  }
}
