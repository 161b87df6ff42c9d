package dev.redial.clients;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A program whose first connection is made near the end of a stack. */
public final class FirstNearTheEnd {
  private static final int STACK = 256 * 1024;
  private static final int LIMIT_MILLIS = 10_000;

  private final String host;
  private final int port;
  private int deepest;
  private String outcome = "";

  private FirstNearTheEnd(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** {@code MARGIN HOST PORT}: dials so many frames before the end, and prints what came of it. */
  public static void main(String[] arguments) throws InterruptedException {
    var end = new FirstNearTheEnd(arguments[1], Integer.parseInt(arguments[2]));
    int margin = Integer.parseInt(arguments[0]);
    var thread = new Thread(null, () -> end.call(margin), "deep", STACK);
    thread.start();
    thread.join();
    System.out.println(end.outcome);
  }

  private void call(int margin) {
    try {
      measure(1);
    } catch (StackOverflowError e) {
      outcome = dial(deepest - margin);
    }
  }

  @SuppressWarnings("InfiniteRecursion") // that is how the end is found
  private void measure(int depth) {
    deepest = depth;
    measure(depth + 1);
  }

  private String dial(int depth) {
    try {
      dive(depth);
      return "connected";
    } catch (StackOverflowError e) {
      return "overflowed";
    } catch (IOException | Error e) {
      return "threw";
    }
  }

  private void dive(int depth) throws IOException {
    if (depth > 0) {
      dive(depth - 1);
      return;
    }
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
    }
  }
}
