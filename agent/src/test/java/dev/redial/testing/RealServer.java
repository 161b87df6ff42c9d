package dev.redial.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A server that nobody here wrote, as a process of the test's own. */
final class RealServer implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 30;

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
   */
  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it listens there. */
  RealServer listeningAt(int port) throws IOException {
    while (process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return this;
      } catch (IOException e) {
        Thread.onSpinWait();
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
