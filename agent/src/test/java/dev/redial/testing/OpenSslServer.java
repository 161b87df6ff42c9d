package dev.redial.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code openssl s_server}: a TLS server that does not mind names which JSSE servers refuse. */
public final class OpenSslServer implements AutoCloseable {
  private final Process process;
  private final int port;

  private OpenSslServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether this machine has the program. */
  public static boolean isPresent() {
    try {
      var process = new ProcessBuilder("openssl", "version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Starts a server that requires a server name and answers HTTP with its own status page.
   *
   * @param named shown to clients that ask for {@code name}
   * @param other shown to all others
   */
  public static OpenSslServer start(Path folder, String name, Identity named, Identity other)
      throws IOException {
    var command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:0", "-www"));
    command.addAll(pem("cert", "key", other.writePem(folder.resolve("other.pem"))));
    command.addAll(pem("cert2", "key2", named.writePem(folder.resolve("named.pem"))));
    command.addAll(List.of("-servername", name));
    return start(folder, command);
  }

  /**
   * Starts a server that answers HTTP with its own status page.
   *
   * @param options of {@code openssl s_server}
   */
  public static OpenSslServer start(Path folder, Identity identity, String... options)
      throws IOException {
    var file = identity.writePem(Files.createTempFile(folder, "openssl", ".pem"));
    var command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:0", "-www"));
    command.addAll(pem("cert", "key", file));
    command.addAll(List.of(options));
    return start(folder, command);
  }

  private static OpenSslServer start(Path folder, List<String> command) throws IOException {
    var log = Files.createTempFile(folder, "openssl", ".log");
    var process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    return new OpenSslServer(
        process, awaitPort(process.inputReader(StandardCharsets.US_ASCII), log));
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static List<String> pem(String certificate, String key, Path file) {
    return List.of("-" + certificate, file.toString(), "-" + key, file.toString());
  }

  private static int awaitPort(BufferedReader out, Path log) throws IOException {
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ACCEPT ")) {
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      }
    }
    throw new IOException("openssl did not start: " + Files.readString(log));
  }
}
