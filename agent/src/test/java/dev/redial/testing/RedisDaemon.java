package dev.redial.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Redis, as Debian packages it, with and without TLS. It knows a key {@code any}. */
public final class RedisDaemon {
  private static final Path PROGRAM = Path.of("/usr/bin/redis-server");

  private RedisDaemon() {}

  /** What is missing on this machine, or an empty text. */
  public static String missing() {
    return Files.isExecutable(PROGRAM) ? "" : "redis-server is not installed";
  }

  /** Starts one that shows this identity, and takes certificates of the authority in that file. */
  public static DebianServer start(Path parent, Identity identity, Path authority)
      throws IOException {
    var folder = Files.createTempDirectory(parent, "redis");
    int port = RealServer.freePort();
    int securePort = RealServer.freePort();
    var key = identity.writePem(folder.resolve("server.pem")).toString();
    var settings =
        """
        bind 127.0.0.1
        port %d
        tls-port %d
        tls-cert-file %s
        tls-key-file %s
        tls-ca-cert-file %s
        tls-auth-clients no
        save ""
        """
            .formatted(port, securePort, key, key, Files.copy(authority, folder.resolve("ca.pem")));
    var file = Files.writeString(folder.resolve("redis.conf"), settings).toString();
    var server = new RealProgram(folder, "redis").start(PROGRAM.toString(), file);
    server.listeningAt(securePort);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("SET any value\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().read();
    }
    return new DebianServer(server, port, securePort);
  }
}
