package dev.redial.route;

import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Identity;
import dev.redial.testing.LineServer;
import dev.redial.testing.Squid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okio.Okio;

/**
 * Compares tunnels of the agent with those that the clients make themselves, through the same squid
 * in the same run. In each of seven rounds both are measured one after the other, in changing
 * order; the medians count. By hand, see CONTRIBUTING.md; the property {@code redial.agent.jar}
 * names the packaged agent.
 */
public final class RouteBenchmark {
  private static final String HOST = "server.test";
  private static final int WARM_UPS = 5;
  private static final int ROUNDS = 7;
  private static final String BYTES = "bytes:300000000";
  private static final int CROWD = 2000;

  private RouteBenchmark() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws IOException {
    var folder = Files.createTempDirectory("redial-routes");
    var authority = new Certificates();
    var trust = authority.writeTrustStore(folder.resolve("trust.p12"));
    authority.writePem(folder.resolve("ca.pem"));
    try (var lines = new LineServer();
        var squid = Squid.start(folder, HOST, authority.issue("127.0.0.1"))) {
      int port = serve(authority.issue(HOST));
      var own = child(folder, trust).property("own.proxy", squid.open()).start();
      var ownSecure =
          child(folder, trust)
              .property("own.proxy", squid.secure())
              .property("own.proxy.secure", true)
              .start();
      var plain = child(folder, trust).agent(rules(folder, "http", squid.open())).start();
      var secure = child(folder, trust).agent(rules(folder, "https", squid.secure())).start();
      var url = "https://" + HOST + ":" + port + "/";
      var line = "tcp://" + HOST + ":" + lines.port();
      latency("http proxy, socket", own, plain, "socket", line);
      throughput("http proxy, socket", own, plain, "socket", url);
      for (var client : List.of("url", "okhttp", "http")) {
        latency("http proxy, " + client, own, plain, client, url);
        throughput("http proxy, " + client, own, plain, client, url);
      }
      // The JDK's clients know no such proxy.
      latency("https proxy, socket", ownSecure, secure, "socket", line);
      throughput("https proxy, socket", ownSecure, secure, "socket", url);
      say("http proxy, crowd: " + plain.ask("crowd", line, "crowd:" + CROWD));
      say("https proxy, crowd: " + secure.ask("crowd", line, "crowd:" + CROWD));
      for (var child : List.of(own, ownSecure, plain, secure)) {
        child.close();
      }
    }
  }

  private static ChildJvm child(Path folder, Path trust) throws IOException {
    return ChildJvm.running(RouteLoad.class, folder)
        .trust(trust)
        .hosts("no.test")
        .classPath(jar(OkHttpClient.class))
        .classPath(jar(Okio.class))
        .option("-XX:TieredStopAtLevel=4", "-Xmx512m");
  }

  private static Path jar(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static String rules(Path folder, String scheme, int port) throws IOException {
    var trust = scheme.equals("https") ? ", trust: ca.pem" : "";
    var text =
        "version: 1\nproxies:\n  one: {url: \""
            + scheme
            + "://127.0.0.1:"
            + port
            + "\""
            + trust
            + "}\nrules:\n  - {name: one, match: {host: "
            + HOST
            + "}, proxy: one}\n";
    return Files.writeString(folder.resolve(scheme + ".yaml"), text).toString();
  }

  private static void latency(
      String what, Conversation own, Conversation agent, String client, String url) {
    compare(what + ", connect", "us", own, agent, client + "-connect", url);
  }

  private static void throughput(
      String what, Conversation own, Conversation agent, String client, String url) {
    compare(what + ", load", "MB/s", own, agent, client + "-load", url, BYTES);
    compare(what + ", work", "ms/GB", own, agent, client + "-cpu", url, BYTES);
  }

  /** Prints the medians, and that of what the agent's is to the client's own in each round. */
  private static void compare(
      String what, String unit, Conversation own, Conversation agent, String... words) {
    var owns = new double[ROUNDS];
    var agents = new double[ROUNDS];
    var ratios = new double[ROUNDS];
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      boolean isOwnFirst = round % 2 == 0;
      double first = Double.parseDouble((isOwnFirst ? own : agent).ask(words));
      double second = Double.parseDouble((isOwnFirst ? agent : own).ask(words));
      if (round >= 0) {
        owns[round] = isOwnFirst ? first : second;
        agents[round] = isOwnFirst ? second : first;
        ratios[round] = agents[round] / owns[round];
      }
    }
    double ratio = median(ratios);
    say(
        String.format(
            "%s: own %.0f %s, agent %.0f, ratio %.2f (%.2f to %.2f)",
            what, median(owns), unit, median(agents), ratio, ratios[0], ratios[ROUNDS - 1]));
  }

  /** Sorts them, too. */
  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static void say(String line) {
    System.out.println(line);
  }

  /** A server of HTTPS that sends as many bytes as the path says. */
  private static int serve(Identity identity) throws IOException {
    var listener =
        (SSLServerSocket)
            identity
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 500, InetAddress.getLoopbackAddress());
    daemon(
        () -> {
          while (true) {
            var socket = (SSLSocket) listener.accept();
            daemon(() -> answer(socket));
          }
        });
    return listener.getLocalPort();
  }

  private static void answer(SSLSocket socket) throws IOException {
    try (socket) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      int left = Integer.parseInt(in.readLine().split(" ", -1)[1].substring(1));
      while (!in.readLine().isEmpty()) {}
      var out = socket.getOutputStream();
      var head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + left + "\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      for (var block = new byte[1 << 14]; left > 0; left -= block.length) {
        out.write(block, 0, Math.min(left, block.length));
      }
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void daemon(Task task) {
    var thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                System.err.println(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
