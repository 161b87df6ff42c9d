package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** tinyproxy, as Debian packages it, with Basic authentication. */
public final class Tinyproxy implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/tinyproxy");

  private static final String CONFIGURATION =
      """
      Port PORT
      Listen 127.0.0.1
      Timeout 60
      LogFile "FOLDER/tinyproxy.log"
      LogLevel Connect
      MaxClients 20
      BasicAuth me secret
      """;

  private final Path folder;
  private final RealServer server;
  private final int port;

  private Tinyproxy(Path parent, String... more) throws IOException {
    folder = Files.createTempDirectory(parent, "tinyproxy");
    port = RealServer.freePort();
    var configuration =
        (CONFIGURATION + String.join("\n", more) + "\n")
            .replace("PORT", String.valueOf(port))
            .replace("FOLDER", folder.toString());
    var file = Files.writeString(folder.resolve("tinyproxy.conf"), configuration);
    server =
        RealServer.start(folder, "output.log", PROGRAM.toString(), "-d", "-c", file.toString());
  }

  /** What is missing on this machine, or an empty text. */
  public static String missing() {
    return Files.isExecutable(PROGRAM) ? "" : "tinyproxy is not installed";
  }

  /**
   * Starts one for the user {@code me} with the password {@code secret}.
   *
   * @param more lines of its configuration
   */
  public static Tinyproxy start(Path folder, String... more) throws IOException {
    var proxy = new Tinyproxy(folder, more);
    proxy.server.listeningAt(proxy.port);
    return proxy;
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return port;
  }

  /** Ends it and returns its log. */
  public String stopAndReadLog() throws IOException {
    close();
    return log();
  }

  /** What it has logged so far; each request before it is answered. */
  public String log() throws IOException {
    return Files.readString(folder.resolve("tinyproxy.log"));
  }

  @Override
  public void close() {
    server.close();
  }
}
