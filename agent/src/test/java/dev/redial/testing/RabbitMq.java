package dev.redial.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** RabbitMQ, as Debian packages it, with AMQP over TLS only. It knows its user {@code guest}. */
public final class RabbitMq implements AutoCloseable {
  private static final Path RELEASES = Path.of("/usr/lib/rabbitmq/lib");
  private static final Path NAMES = Path.of("/usr/bin/epmd");

  private static final String SETTINGS =
      """
      listeners.tcp = none
      listeners.ssl.1 = 127.0.0.1:PORT
      ssl_options.cacertfile = FOLDER/ca.pem
      ssl_options.certfile = FOLDER/server.pem
      ssl_options.keyfile = FOLDER/server.pem
      ssl_options.verify = verify_none
      """;

  private final RealServer names;
  private final DebianServer server;

  private RabbitMq(RealServer names, DebianServer server) {
    this.names = names;
    this.server = server;
  }

  /** What is missing on this machine, or an empty text. */
  public static String missing() {
    return Files.isDirectory(RELEASES) && Files.exists(NAMES)
        ? ""
        : "rabbitmq-server is not installed";
  }

  /**
   * Starts one that shows this identity.
   *
   * @param authority that has issued it, in PEM form
   */
  public static RabbitMq start(Path parent, Identity identity, Path authority) throws IOException {
    var folder = Files.createTempDirectory(parent, "rabbitmq");
    int port = RealServer.freePort();
    identity.writePem(folder.resolve("server.pem"));
    Files.copy(authority, folder.resolve("ca.pem"));
    var settings = SETTINGS.replace("FOLDER", folder.toString()).replace("PORT", "" + port);
    Files.writeString(folder.resolve("rabbitmq.conf"), settings);
    var program = new RealProgram(folder, "rabbitmq");
    int namesPort = RealServer.freePort();
    var names =
        RealServer.start(
            folder, "epmd.log", NAMES.toString(), "-port", "" + namesPort, "-address", "127.0.0.1");
    names.listeningAt(namesPort);
    var command = new ArrayList<>(List.of("env", "ERL_EPMD_PORT=" + namesPort));
    command.addAll(environment(folder));
    command.add(program());
    var server = new DebianServer(program.start(command.toArray(String[]::new)), port);
    var log = folder.resolve("log/redial@localhost.log");
    Waiting.until("RabbitMQ is ready", () -> says(log, "Server startup complete"));
    return new RabbitMq(names, server);
  }

  private static boolean says(Path log, String text) {
    try {
      return Files.readString(log).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that it would otherwise take from the machine, or leave there. */
  private static List<String> environment(Path folder) throws IOException {
    return List.of(
        "HOME=" + folder,
        "ERL_EPMD_ADDRESS=127.0.0.1",
        "RABBITMQ_NODENAME=redial@localhost",
        "RABBITMQ_DIST_PORT=" + RealServer.freePort(),
        "RABBITMQ_CONFIG_FILE=" + folder.resolve("rabbitmq.conf"),
        "RABBITMQ_CONF_ENV_FILE=/dev/null",
        "RABBITMQ_MNESIA_BASE=" + folder.resolve("data"),
        "RABBITMQ_LOG_BASE=" + folder.resolve("log"),
        "RABBITMQ_ENABLED_PLUGINS_FILE=" + folder.resolve("plugins"));
  }

  private static String program() throws IOException {
    try (Stream<Path> releases = Files.list(RELEASES)) {
      return releases.sorted().toList().get(0).resolve("sbin/rabbitmq-server").toString();
    }
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    names.close();
  }
}
