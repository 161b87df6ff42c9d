package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClientHello;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.RuleTexts;
import dev.redial.testing.SickServer;
import dev.redial.testing.SickServer.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What status counts of the calls of a client library that fail: as often as its server saw. */
@Tag("extended")
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.redial.matrix.Release#counted")
class FailuresIT {
  private static final byte[] UNKNOWN_NAME = {21, 3, 3, 0, 2, 2, 112};
  private static final String TENANT = "tenant.test";
  private static final String WEB_SOCKET = "web-socket";
  private static final int CALLS = 3;
  private static final List<Integer> STATUSES = List.of(403, 421, 502, 503, 504);

  /** Those whose answers redial sees. */
  private static final Set<String> SEEN = Set.of("", "OkHttp", "Apache5", "Apache5Async");

  @Parameter Release release;
  @TempDir Path folder;
  private Lab lab;
  private Origin origin;
  private List<String> ways;

  /** By the name of the rule, which is in its host's, too. */
  private final Map<String, SickServer> servers = new LinkedHashMap<>();

  private final Map<String, AtomicInteger> seen = new TreeMap<>();
  private final Map<String, String> kinds = new TreeMap<>();

  @BeforeEach
  void start() throws IOException {
    // Over HTTP/2, Netty's example waits for a protocol that a failed handshake never tells it.
    ways = release.program().equals("Netty") ? List.of("http-1") : release.ways();
    var names = new ArrayList<String>();
    for (var way : ways) {
      names.addAll(List.of(way + "-closed", way + "-reset", way + "-refused", way + "-answered"));
    }
    lab = new Lab(folder, names.stream().map(name -> name + ".test").toArray(String[]::new));
    origin = lab.origin(TENANT);
    for (var way : ways) {
      serve(way + "-closed", "TLS closed", greeted(socket -> {}));
      serve(way + "-reset", "TLS closed", greeted(SickServer::reset));
      serve(
          way + "-refused",
          "TLS unrecognized_name",
          greeted(socket -> socket.getOutputStream().write(UNKNOWN_NAME)));
    }
    if (ways.contains(WEB_SOCKET)) {
      var tenant = lab.issue(TENANT);
      serve(
          WEB_SOCKET + "-answered",
          "HTTP 403",
          SickServer.https(hello -> tenant, (name, host) -> 403));
    }
  }

  private static Behaviour greeted(Behaviour then) {
    return socket -> {
      ClientHello.read(socket.getInputStream());
      then.serve(socket);
    };
  }

  private void serve(String name, String kind, Behaviour behaviour) throws IOException {
    var count = new AtomicInteger();
    seen.put(name, count);
    kinds.put(name, kind);
    servers.put(
        name,
        new SickServer(
            socket -> {
              count.incrementAndGet();
              behaviour.serve(socket);
            }));
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
    for (var server : servers.values()) {
      server.close();
    }
  }

  @Test
  void failures_areTheNumbersThatTheServersSaw() throws Exception {
    var child = run();
    for (var way : ways) {
      servers.keySet().stream().filter(name -> name.startsWith(way)).forEach(n -> fail(child, n));
      if (isSeen(way)) {
        for (var status : STATUSES) {
          assertThat(child.ask(way, url(way + "-answered", origin.port()) + "status/" + status))
              .as(way)
              .contains(String.valueOf(status));
        }
      }
    }

    var status = ChildJvm.runningAgentJar(folder).run("status", child.pid()).out();
    var texts = RuleTexts.ofStatus(status);
    kinds.forEach((name, kind) -> assertCounted(texts.get(name), kind, seen.get(name).get()));
    ways.stream().filter(this::isSeen).forEach(way -> assertAnswersCounted(texts, way));
  }

  private boolean isSeen(String way) {
    return SEEN.contains(release.program()) && !way.equals(WEB_SOCKET);
  }

  private void fail(Conversation child, String name) {
    var way = name.substring(0, name.lastIndexOf('-'));
    for (int i = 0; i < CALLS; i++) {
      assertThat(child.ask(way, url(name, servers.get(name).port())))
          .as(name)
          .doesNotContain("answered 200", "answered 101");
    }
  }

  private static String url(String name, int port) {
    return "https://" + name + ".test:" + port + "/";
  }

  private static void assertCounted(String text, String kind, int times) {
    assertThat(times).isPositive();
    assertThat(text)
        .contains("\n  failures: " + kind + ": " + times + "\n")
        .contains("TLS " + times + ", first");
  }

  /** Some clients try again after some statuses. */
  private void assertAnswersCounted(Map<String, String> texts, String way) {
    var expected = new ArrayList<String>();
    for (var status : STATUSES) {
      var authority = way + "-answered";
      long times =
          origin.arrivals().stream()
              .flatMap(arrival -> arrival.requests().stream())
              .filter(request -> request.target().equals("/status/" + status))
              .filter(request -> request.values("X-Way").contains(authority))
              .count();
      expected.add("HTTP " + status + ": " + times);
    }
    assertThat(texts.get(way + "-answered"))
        .contains("\n  failures: " + String.join(", ", expected) + "\n");
  }

  private Conversation run() throws IOException {
    var rules = new StringBuilder("version: 1\nrules:\n");
    for (var way : ways) {
      for (var end : List.of("closed", "reset", "refused", "answered")) {
        var name = way + "-" + end;
        rules.append("  - {name: " + name + ", match: {host: " + name + ".test}, ");
        rules.append("virtual-host: tenant.test, headers: {set: {X-Way: " + name + "}}}\n");
      }
    }
    var agent = lab.file("rules.yaml", rules).toString();
    if (release.program().isEmpty()) {
      return lab.start(lab.child().agent(agent));
    }
    var child = lab.child(MatrixClients.class).javaHome(release.home()).agent(agent);
    Compilation.of(release, Files.createDirectory(folder.resolve("classes")))
        .forEach(child::classPath);
    return lab.start(child, release.mainClass());
  }
}
