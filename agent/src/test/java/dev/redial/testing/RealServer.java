package dev.redial.testing;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server that nobody here wrote, as a process of the test's own. */
final class RealServer implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 30;
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int ATTEMPTS = 100;
  private static final int FIRST_PORT = 10_000;

  /** RFC 6335, 6. */
  private static final int LOWEST_ELSEWHERE = 49_152;

  private final Process process;
  private final Path log;

  private RealServer(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it in a folder, where its output goes to a file of that name. */
  static RealServer start(Path folder, String log, String... command) throws IOException {
    var file = folder.resolve(log);
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(file.toFile())
            .start();
    return new RealServer(process, file);
  }

  /**
   * A port that was free a moment ago: these programs cannot be asked which one they were given.
   * The system gives this port to nobody who connects or listens without a choice.
   */
  static int freePort() throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, endOfChoice());
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // Somebody has it: the next one, then.
      }
    }
    throw new IOException("no port is free");
  }

  private static int endOfChoice() throws IOException {
    var range = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    if (!Files.exists(range)) {
      return LOWEST_ELSEWHERE;
    }
    int lowest = Integer.parseInt(Files.readString(range).strip().split("\\s+", -1)[0]);
    return lowest > FIRST_PORT ? lowest : LOWEST_ELSEWHERE;
  }

  /** Waits until it listens there. */
  RealServer listeningAt(int port) throws IOException {
    while (process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return this;
      } catch (IOException e) {
        LockSupport.parkNanos(INTERVAL_NANOS);
      }
    }
    throw new IOException("the server ended: " + Files.readString(log));
  }

  /** Ends it at once, as a crash does: it tells nobody and logs nothing. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Ends it, so that all is logged. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
