package dev.redial.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;

/** Threads of the demo's own servers; they end with their sockets and keep no JVM up. */
public final class Tasks {
  private Tasks() {}

  /** What is done with one connection, which is closed afterwards. */
  @FunctionalInterface
  public interface Service {
    /** Serves it. */
    void serve(Socket client) throws Exception;
  }

  /** Starts one. */
  public static void start(String name, Runnable task) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Serves each connection on a thread of its own until the listener is closed. */
  public static void acceptAll(ServerSocket listener, Service service) {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        start("connection", () -> serve(client, service));
      } catch (IOException e) {
        // Only the end of the run closes the listener.
        return;
      }
    }
  }

  private static void serve(Socket client, Service service) {
    try (client) {
      service.serve(client);
    } catch (Exception e) {
      // A client left or was refused: what it says of that is what the demo looks at.
    }
  }

  /** Copies both ways until both have ended. */
  public static void join(Socket one, Socket other) throws IOException {
    start("tunnel", () -> copy(one, other));
    copy(other, one);
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One side is gone; nothing more will come for the other.
      close(to);
    }
  }

  /** Closes what fails to close only if something is wrong with the demo. */
  public static void close(Closeable one) {
    try {
      one.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
