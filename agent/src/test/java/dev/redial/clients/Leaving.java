package dev.redial.clients;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The program of a child JVM that leaves a socket while another thread connects it. It answers the
 * line {@code KIND HOST PORT} once that has begun, where KIND is "virtual" for a virtual thread. It
 * answers "close" and "interrupt" with what became of it.
 */
public final class Leaving {
  private static final int TIMEOUT_MILLIS = 100_000;

  private final Socket socket = new Socket();
  private final CompletableFuture<String> connected = new CompletableFuture<>();
  private Thread thread;

  private Leaving() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    var leaving = new Leaving();
    Clients.run(leaving::answer);
  }

  private String answer(String line) {
    var words = line.split(" ", -1);
    try {
      switch (words[0]) {
        case "close" -> socket.close();
        case "interrupt" -> thread.interrupt();
        default -> {
          Runnable work = () -> connected.complete(connect(words[1], Integer.parseInt(words[2])));
          thread = words[0].equals("virtual") ? virtual(work) : new Thread(work);
          thread.setDaemon(true);
          thread.start();
          return "begun";
        }
      }
      return connected.get();
    } catch (IOException | InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By reflection, as this is compiled for a Java without them. */
  private static Thread virtual(Runnable work) {
    try {
      var builder = Thread.class.getMethod("ofVirtual").invoke(null);
      var unstarted =
          Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class);
      return (Thread) unstarted.invoke(builder, work);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private String connect(String host, int port) {
    try {
      socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
      return "connected";
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }
}
