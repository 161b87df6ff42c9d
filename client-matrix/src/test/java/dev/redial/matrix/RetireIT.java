package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that a client keeps does not outlive the rule that it was made under. */
@Tag("slow")
class RetireIT {
  private static final Set<String> KEEPING =
      Set.of(
          "OkHttp",
          "OkHttp30",
          "Apache4",
          "Apache4Async",
          "Apache5",
          "Jetty94",
          "Jetty",
          "ReactorNetty",
          "AsyncHttp",
          "AsyncHttp2",
          "Vertx45");

  static Stream<Arguments> pools() {
    return Release.ALL.stream()
        .filter(release -> release.newest() || Boolean.getBoolean("matrix.all"))
        .filter(release -> KEEPING.contains(release.program()))
        .filter(release -> release.name().startsWith(System.getProperty("matrix.only", "")))
        .flatMap(release -> release.ways().stream().map(way -> Arguments.of(release, way)))
        // It keeps no connection that has a verifier of its own, or is older than the pools.
        .filter(arguments -> ((String) arguments.get()[1]).matches("http-[12]"));
  }

  /**
   * The client calls a host, then a server that changes the rules before it answers, and then the
   * host again.
   */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pools")
  void rule_changedBetweenTwoRequests_holdsForTheSecond(
      Release release, String way, @TempDir Path folder) throws IOException {
    try (var lab = new Lab(folder, "host.test", "change.test")) {
      var origin = lab.origin("host.test", "one.test", "two.test");
      var rules = Files.writeString(folder.resolve("live.yaml"), rules("one.test"));
      var child = new AtomicReference<Conversation>();
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            Files.writeString(rules, rules("two.test"));
            Waiting.until(
                "the change", () -> child.get().errorOutput().contains(", by change of "));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
          });
      server.start();
      var program = lab.child(MatrixClients.class).agent(rules.toString());
      Compilation.of(release, Files.createDirectory(folder.resolve("classes")))
          .forEach(program::classPath);
      child.set(lab.start(program, release.mainClass()));

      var url = "https://host.test:" + origin.port() + "/";
      var change = "http://change.test:" + server.getAddress().getPort() + "/";
      var answer = child.get().ask(way, url, url, change, url, url);
      server.stop(0);

      assertThat(answer).startsWith("answered 200 ");
      assertThat(origin.arrivals())
          .extracting(arrival -> arrival.hello().serverName())
          .containsExactly("one.test", "two.test");
      assertThat(origin.arrivals())
          .allSatisfy(arrival -> assertThat(arrival.requests()).hasSize(2));
      assertThat(child.get().errorOutput()).doesNotContain("failed").doesNotContain("did not take");
    }
  }

  private static String rules(String name) {
    return "version: 1\nrules:\n  - {name: live, match: {host: host.test}, virtual-host: "
        + name
        + "}\n";
  }
}
