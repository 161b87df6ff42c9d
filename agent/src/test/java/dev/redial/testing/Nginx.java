package dev.redial.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * nginx, as Debian packages it. It is the edge of one tenant, in front of an echo server on
 * python3-websockets, or a server with TLS settings of the test's own.
 */
public final class Nginx implements AutoCloseable {
  // The system's own interpreter: packages of the distribution are not visible to others.
  private static final String PYTHON = "/usr/bin/python3";

  private static final String ECHO =
      """
      import asyncio, websockets
      async def echo(socket, path=None):
          async for message in socket:
              await socket.send(message)
      async def main():
          async with websockets.serve(echo, "127.0.0.1", 0) as server:
              print(server.sockets[0].getsockname()[1], flush=True)
              await asyncio.Future()
      asyncio.run(main())
      """;

  private static final String FRAME =
      """
      daemon off;
      user root;
      worker_processes 1;
      error_log stderr;
      pid FOLDER/nginx.pid;
      events {}
      http {
        log_format names '$ssl_server_name $host $server_protocol $status';
        access_log FOLDER/access.log names;
        client_body_temp_path FOLDER;
        proxy_temp_path FOLDER;
        fastcgi_temp_path FOLDER;
        uwsgi_temp_path FOLDER;
        scgi_temp_path FOLDER;
        SERVERS
      }
      """;

  private static final String EDGE =
      """
        server {
          listen 127.0.0.1:PORT ssl http2 default_server;
          ssl_reject_handshake on;
        }
        server {
          listen 127.0.0.1:PORT ssl http2;
          server_name TENANT;
          ssl_certificate FOLDER/tenant.pem;
          ssl_certificate_key FOLDER/tenant.pem;
          if ($ssl_server_name != TENANT) { return 403; }
          if ($host != TENANT) { return 403; }
          location / { return 200 GET; }
          location /echo {
            proxy_pass http://127.0.0.1:ECHO;
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection upgrade;
            proxy_set_header Host $host;
          }
        }
      """;

  private static final String REPORTER =
      """
        server {
          listen 127.0.0.1:PORT ssl;
          ssl_certificate FOLDER/tenant.pem;
          ssl_certificate_key FOLDER/tenant.pem;
          DIRECTIVES
          location / { return 200 "$ssl_protocol $ssl_cipher $ssl_session_reused"; }
        }
      """;

  private static final String FILES =
      """
        server {
          listen 127.0.0.1:PORT;
          DIRECTIVES
          location / { root FOLDER/files; }
        }
      """;

  private final Path folder;
  private final @Nullable Process echo;
  private final RealServer nginx;
  private final int port;

  private Nginx(Path folder, @Nullable Process echo, RealServer nginx, int port) {
    this.folder = folder;
    this.echo = echo;
    this.nginx = nginx;
    this.port = port;
  }

  /** What is missing on this machine, or an empty text. */
  public static String missing() {
    if (!isPresent()) {
      return "nginx is not installed";
    }
    return succeeds(PYTHON, "-c", "import websockets") ? "" : "python3-websockets is not installed";
  }

  /** Whether this machine has nginx, which is all that a server without echo needs. */
  public static boolean isPresent() {
    return succeeds("nginx", "-v");
  }

  /**
   * Starts a server that answers with what it knows of the connection. That is the version, the
   * cipher suite, and {@code r} if it resumed a session or {@code .} if it did not.
   *
   * @param directives of the server block
   */
  public static Nginx reporting(Path parent, Identity identity, String... directives)
      throws IOException {
    var folder = Files.createTempDirectory(parent, "nginx");
    var server = REPORTER.replace("DIRECTIVES", String.join(";\n", directives) + ";");
    return start(folder, null, identity, server);
  }

  /** Starts a server of the files in the folder {@code files} of that folder, without TLS. */
  public static Nginx serving(Path folder, String... directives) throws IOException {
    Files.createDirectories(folder.resolve("files"));
    // its worker is another user
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var server = FILES.replace("DIRECTIVES", String.join(";\n", directives) + ";");
    return start(folder, null, null, server);
  }

  /** Starts both; the tenant's certificate is the identity. */
  public static Nginx start(Path folder, String tenant, Identity identity) throws IOException {
    var echo =
        new ProcessBuilder(PYTHON, "-c", ECHO)
            .directory(folder.toFile())
            .redirectError(folder.resolve("echo.log").toFile())
            .start();
    int echoPort = firstNumber(echo.inputReader(StandardCharsets.US_ASCII));
    var servers = EDGE.replace("ECHO", String.valueOf(echoPort)).replace("TENANT", tenant);
    return start(folder, echo, identity, servers);
  }

  private static Nginx start(
      Path folder, @Nullable Process echo, @Nullable Identity identity, String servers)
      throws IOException {
    if (identity != null) {
      identity.writePem(folder.resolve("tenant.pem"));
    }
    int port = RealServer.freePort();
    var configuration =
        FRAME
            .replace("SERVERS", servers)
            .replace("PORT", String.valueOf(port))
            .replace("FOLDER", folder.toString());
    var file = Files.writeString(folder.resolve("nginx.conf"), configuration);
    var nginx =
        RealServer.start(
            folder, "nginx.log", "nginx", "-p", folder.toString(), "-c", file.toString());
    return new Nginx(folder, echo, nginx.listeningAt(port), port);
  }

  /** Where nginx listens, on the loopback address. */
  public int port() {
    return port;
  }

  /** The lines that {@link #stopAndReadAccessLog} returns, so far. */
  public List<String> accessLog() throws IOException {
    return Files.readAllLines(folder.resolve("access.log"));
  }

  /**
   * Ends both, so that all is logged, and returns a line of server name, Host, protocol and status
   * for each request.
   */
  public List<String> stopAndReadAccessLog() throws IOException {
    close();
    return accessLog();
  }

  @Override
  public void close() {
    // nginx ends its worker before itself on TERM.
    nginx.close();
    if (echo != null) {
      echo.destroyForcibly();
    }
  }

  private static int firstNumber(BufferedReader out) throws IOException {
    var line = out.readLine();
    if (line == null) {
      throw new IOException("the echo server ended");
    }
    return Integer.parseInt(line);
  }

  private static boolean succeeds(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(new File("/dev/null"))
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
