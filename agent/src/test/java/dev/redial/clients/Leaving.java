package dev.redial.clients;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The program of a child JVM that closes a socket while another thread connects it. It answers the
 * line {@code HOST PORT} once that has begun, and any other line with what became of it.
 */
public final class Leaving {
  private static final int TIMEOUT_MILLIS = 100_000;

  private Leaving() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    var socket = new Socket();
    var connected = new CompletableFuture<String>();
    Clients.run(
        line -> {
          var words = line.split(" ");
          return words.length == 2 ? begin(socket, words, connected) : end(socket, connected);
        });
  }

  private static String begin(Socket socket, String[] to, CompletableFuture<String> connected) {
    var thread = new Thread(() -> connected.complete(connect(socket, to)));
    thread.setDaemon(true);
    thread.start();
    return "begun";
  }

  private static String connect(Socket socket, String[] to) {
    try {
      var address = new InetSocketAddress(to[0], Integer.parseInt(to[1]));
      socket.connect(address, TIMEOUT_MILLIS);
      return "connected";
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }

  private static String end(Socket socket, CompletableFuture<String> connected) {
    try {
      socket.close();
      return connected.get();
    } catch (IOException | InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
