package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Arrival;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the peer sees of each client, with a rule and without one: names, certificate and head. Each
 * class that extends this one has some of the clients, since the build runs two JVMs at a time.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ClientNamesContract {
  /** What a rule makes of a host. */
  static final String REWRITTEN = "rewritten.test:7777";

  /** As the child says it. */
  static final String ANSWERED = "answered (200 (GET|POST)|101 hello)";

  @Parameter Release release;

  Lab lab;
  Conversation free;
  Conversation ruled;

  /** Of one host, which has a rule for each of their ports; the first says nothing of heads. */
  private Origin first;

  private Origin second;

  @BeforeParameterizedClassInvocation
  void open(Release release, @TempDir Path folder) throws IOException {
    lab = new Lab(folder, "host.test", "virtual.test", "free.test", "plain.test", "ports.test");
    first = lab.origin("ports.test");
    second = lab.origin("tenant.test");
    var change = "headers: {set: {X-Redial: one, X-Own: two}, remove: [X-Gone]}";
    var rules =
        lab.rules(
            "match: {host: host.test}, host-header: \"" + REWRITTEN + "\", " + change,
            "match: {host: virtual.test}, virtual-host: tenant.test, " + change,
            "match: {host: plain.test}, plaintext: true, accept-risk: plaintext",
            "match: {host: ports.test, port: " + first.port() + "}, sni: ports.test",
            "match: {host: ports.test, port: " + second.port() + "}, virtual-host: tenant.test");
    var classes = Files.createDirectory(folder.resolve("classes"));
    var classPath = Compilation.of(release, classes);
    var program = release.mainClass();
    free = lab.start(child(classPath), program);
    ruled = lab.start(child(classPath).agent(rules.toString()), program);
  }

  private ChildJvm child(List<Path> classPath) throws IOException {
    var child = lab.child(MatrixClients.class).javaHome(release.home());
    classPath.forEach(child::classPath);
    return child;
  }

  @AfterParameterizedClassInvocation
  void close() throws IOException {
    lab.close();
  }

  Stream<String> ways() {
    return release.ways().stream();
  }

  /** What goes only through the WebSocket handshakes of others goes through their requests, too. */
  Stream<String> heads() {
    return ways().filter(way -> !way.equals("web-socket") || release.ways().size() == 1);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("ways")
  void virtualHost_refusedBefore_isAnsweredAfter(String way) throws IOException {
    try (var origin = lab.origin("tenant.test")) {
      var before = ask(free, way, url("virtual.test", origin, "/"));
      if (release.checksNames()) {
        assertThat(before).matches(release.refusal());
        assertThat(origin.arrivals()).allMatch(arrival -> arrival.requests().isEmpty());
      } else {
        assertThat(request(origin).authorities()).containsExactly("virtual.test:" + origin.port());
      }
      origin.forget();

      assertThat(ask(ruled, way, url("virtual.test", origin, "/"))).matches(ANSWERED);
      assertThat(origin.arrival().hello().serverName()).isEqualTo("tenant.test");
      assertThat(request(origin).authorities()).containsExactly("tenant.test");
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("ways")
  void twoRulesForOneHost_theOneForThePort_isCarriedOut(String way) throws IOException {
    lab.forget();
    assertThat(ask(ruled, way, url("ports.test", second, "/"))).matches(ANSWERED);
    assertThat(second.arrival().hello().serverName()).isEqualTo("tenant.test");
    assertThat(request(second).authorities()).containsExactly("tenant.test");

    assertThat(ask(ruled, way, url("ports.test", first, "/"))).matches(ANSWERED);
    assertThat(first.arrival().hello().serverName()).isEqualTo("ports.test");
    assertThat(request(first).authorities()).containsExactly("ports.test:" + first.port());
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("ways")
  void virtualHost_certificateOfTheUrlsHost_isRefused(String way) throws IOException {
    try (var origin = lab.origin("virtual.test")) {
      assertThat(ask(free, way, url("virtual.test", origin, "/"))).matches(ANSWERED);
      origin.forget();

      assertThat(ask(ruled, way, url("virtual.test", origin, "/"))).matches(release.refusal());
      assertThat(origin.arrivals()).allSatisfy(arrival -> assertThat(arrival.requests()).isEmpty());
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("heads")
  void unmatchedHost_underTheAgent_isTheSame(String way) throws IOException {
    try (var origin = lab.origin("free.test")) {
      var url = url("free.test", origin, "/");
      assertThat(ask(free, way, url)).matches(ANSWERED);
      var before = origin.arrival();
      origin.forget();

      assertThat(ask(ruled, way, url)).matches(ANSWERED);
      assertThat(origin.arrival().hello().bytesWithoutRandom())
          .isEqualTo(before.hello().bytesWithoutRandom());
      assertThat(withoutKey(origin.arrival())).isEqualTo(withoutKey(before));
    }
  }

  /** Each WebSocket handshake has a key of its own. */
  private static List<Request> withoutKey(Arrival arrival) {
    return arrival.requests().stream()
        .map(request -> request.without("Sec-WebSocket-Key"))
        .toList();
  }

  static String ask(Conversation child, String... words) {
    var answer = child.ask(words);
    assertThat(child.errorOutput())
        .as("no request is reported as missed")
        .doesNotContain("raw-http");
    return answer;
  }

  static Request request(Origin origin) {
    assertThat(origin.arrival().requests()).hasSize(1);
    return origin.arrival().requests().get(0);
  }

  static String url(String host, Origin origin, String path) {
    return "https://" + host + ":" + origin.port() + path;
  }
}
