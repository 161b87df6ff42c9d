package dev.redial.clients;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Says how many bytes a call of a client allocates: the lower quartile of many, after some that
 * warm up. On a busy machine, answers come in more parts, and some calls allocate more.
 */
public final class Allocations {
  private static final int WARM_UP = 50;
  private static final int CALLS = 100;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** One call. */
  private interface Step {
    void make() throws Exception;
  }

  private Allocations() {}

  /** Takes the client and the URL. */
  public static void main(String[] arguments) throws Exception {
    var call = step(arguments[0], URI.create(arguments[1]));
    for (int i = 0; i < WARM_UP; i++) {
      call.make();
      // the first times link what asking needs
      allocated(arguments[0]);
    }
    long before = allocated(arguments[0]);
    long byAsking = allocated(arguments[0]) - before;
    var bytes = new long[CALLS];
    for (int i = 0; i < CALLS; i++) {
      before = allocated(arguments[0]);
      call.make();
      bytes[i] = allocated(arguments[0]) - before - byAsking;
    }
    Arrays.sort(bytes);
    System.out.println(bytes[CALLS / 4]);
  }

  private static Step step(String client, URI target) {
    return switch (client) {
      case "url" -> url(target);
      case "socket" -> socket(target);
      case "http" -> http(target);
      default -> throw new IllegalArgumentException(client);
    };
  }

  /** By this thread, or by all that are alive for java.net.http, which has some of its own. */
  private static long allocated(String client) {
    return client.equals("http")
        ? Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())).sum()
        : THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** Over a connection that the JDK keeps. */
  private static Step url(URI target) {
    return () -> {
      var connection = (HttpURLConnection) target.toURL().openConnection();
      try (var in = connection.getInputStream()) {
        readAll(in);
      }
    };
  }

  private static void readAll(InputStream in) throws IOException {
    int next = in.read();
    while (next >= 0) {
      next = in.read();
    }
  }

  /** Over a new connection each time. */
  private static Step socket(URI target) {
    return () -> {
      var factory = SSLSocketFactory.getDefault();
      try (var socket = (SSLSocket) factory.createSocket(target.getHost(), target.getPort())) {
        socket.setSSLParameters(Tls.checking(socket.getSSLParameters()));
        Tls.request(target, socket.getOutputStream());
        Tls.answer(socket.getInputStream());
      }
    };
  }

  /** Over a connection that the client keeps. */
  private static Step http(URI target) {
    var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    var request = HttpRequest.newBuilder(target).build();
    return () -> client.send(request, BodyHandlers.discarding());
  }
}
