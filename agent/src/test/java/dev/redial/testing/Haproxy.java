package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** haproxy, as Debian packages it: the TLS front end of one tenant. */
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
        bind 127.0.0.1:PORT ssl crt FOLDER/tenant.pem MORE
        http-request return status 200 content-type text/plain string GET
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
    return start(parent, tenant, "strict-sni");
  }

  /** Starts one that demands a client's certificate of this authority. */
  public static Haproxy demanding(Path parent, Identity identity, Path authority)
      throws IOException {
    return start(parent, identity, "verify required ca-file " + authority);
  }

  private static Haproxy start(Path parent, Identity tenant, String more) throws IOException {
    var folder = Files.createTempDirectory(parent, "haproxy");
    int port = RealServer.freePort();
    tenant.writePem(folder.resolve("tenant.pem"));
    var text =
        CONFIGURATION
            .replace("PORT", String.valueOf(port))
            .replace("FOLDER", folder.toString())
            .replace("MORE", more);
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
