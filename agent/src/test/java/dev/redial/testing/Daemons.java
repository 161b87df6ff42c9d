package dev.redial.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Threads of the tests' servers, which no JVM waits for. */
final class Daemons {
  private Daemons() {}

  static void start(String name, Runnable task) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Has each connection served in a thread of its own, until the listener is closed. */
  static void accept(ServerSocket listener, String name, Consumer<Socket> server) {
    start(name, () -> acceptAll(listener, name, server));
  }

  private static void acceptAll(ServerSocket listener, String name, Consumer<Socket> server) {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        start(name, () -> server.accept(socket));
      } catch (IOException e) {
        // Only the end of the test closes the listener.
        return;
      }
    }
  }
}
