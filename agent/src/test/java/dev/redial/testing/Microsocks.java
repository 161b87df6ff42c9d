package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** microsocks, as Debian packages it. */
public final class Microsocks implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/microsocks");

  private final Path folder;
  private final RealServer server;
  private final int port;

  private Microsocks(Path parent, String... login) throws IOException {
    folder = Files.createTempDirectory(parent, "microsocks");
    port = RealServer.freePort();
    var command = new ArrayList<>(List.of(PROGRAM.toString(), "-i", "127.0.0.1", "-p", "" + port));
    command.addAll(List.of(login));
    server = RealServer.start(folder, "output.log", command.toArray(String[]::new));
  }

  /** What is missing on this machine, or an empty text. */
  public static String missing() {
    return Files.isExecutable(PROGRAM) ? "" : "microsocks is not installed";
  }

  /** Starts one for everybody. */
  public static Microsocks start(Path folder) throws IOException {
    var proxy = new Microsocks(folder);
    proxy.server.listeningAt(proxy.port);
    return proxy;
  }

  /** Starts one for this user alone. */
  public static Microsocks start(Path folder, String user, String password) throws IOException {
    var proxy = new Microsocks(folder, "-u", user, "-P", password);
    proxy.server.listeningAt(proxy.port);
    return proxy;
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return port;
  }

  /** What it has logged so far: a line for each connection that it made. */
  public String log() throws IOException {
    return Files.readString(folder.resolve("output.log"));
  }

  @Override
  public void close() {
    server.close();
  }
}
