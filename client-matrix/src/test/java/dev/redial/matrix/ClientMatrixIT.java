package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the peer sees of each client, with a rule and without one. */
@TestInstance(Lifecycle.PER_CLASS)
class ClientMatrixIT {
  private static final String REWRITTEN = "rewritten.test:7777";
  private static final String ANSWERED = "answered (200 (GET|POST)|101 hello)";
  private static final Set<String> TLS_ONLY = Set.of("http-2", "own-verifier");
  private static final Path PROGRAMS =
      Path.of(ClientMatrixIT.class.getProtectionDomain().getCodeSource().getLocation().getPath());

  private final Map<Release, Conversation> free = new HashMap<>();
  private final Map<Release, Conversation> ruled = new HashMap<>();
  private Lab lab;
  private String rules;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "host.test", "virtual.test", "free.test");
    var change = "headers: {set: {X-Redial: one, X-Own: two}, remove: [X-Gone]}";
    rules =
        lab.rules(
                "match: {host: host.test}, host-header: \"" + REWRITTEN + "\", " + change,
                "match: {host: virtual.test}, virtual-host: tenant.test, " + change)
            .toString();
  }

  @AfterAll
  void close() throws IOException {
    lab.close();
  }

  static Stream<Arguments> ways() {
    return Release.ALL.stream()
        .filter(release -> release.newest() || Boolean.getBoolean("matrix.all"))
        .flatMap(release -> release.ways().stream().map(way -> Arguments.of(release, way)));
  }

  static Stream<Arguments> requests() {
    return ways().filter(arguments -> !arguments.get()[1].equals("web-socket"));
  }

  static Stream<Arguments> posts() {
    return requests().filter(arguments -> !line(arguments).equals("grpc-netty-shaded"));
  }

  static Stream<Arguments> redirects() {
    return posts().filter(arguments -> !line(arguments).equals("netty"));
  }

  static Stream<Arguments> plain() {
    return ways().filter(arguments -> !TLS_ONLY.contains((String) arguments.get()[1]));
  }

  private static String line(Arguments arguments) {
    return ((Release) arguments.get()[0]).line();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("ways")
  void virtualHost_refusedBefore_isAnsweredAfter(Release release, String way) throws IOException {
    try (var origin = lab.origin("tenant.test")) {
      assertThat(ask(free, release, way, url("virtual.test", origin, "/"))).startsWith("refused ");
      assertThat(origin.arrivals()).allSatisfy(arrival -> assertThat(arrival.requests()).isEmpty());
      origin.forget();

      assertThat(ask(ruled, release, way, url("virtual.test", origin, "/"))).matches(ANSWERED);
      assertThat(origin.arrival().hello().serverName()).isEqualTo("tenant.test");
      assertThat(request(origin).authorities()).containsExactly("tenant.test");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("ways")
  void virtualHost_certificateOfTheUrlsHost_isRefused(Release release, String way)
      throws IOException {
    try (var origin = lab.origin("virtual.test")) {
      assertThat(ask(free, release, way, url("virtual.test", origin, "/"))).matches(ANSWERED);
      origin.forget();

      assertThat(ask(ruled, release, way, url("virtual.test", origin, "/"))).startsWith("refused ");
      assertThat(origin.arrivals()).allSatisfy(arrival -> assertThat(arrival.requests()).isEmpty());
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("requests")
  void fields_setRemovedAndKept_reachTheServerSo(Release release, String way) throws IOException {
    try (var origin = lab.origin("host.test")) {
      var url = url("host.test", origin, "/");
      assertThat(ask(ruled, release, way, "X-Gone:1", "X-Kept:1", "X-Own:1", url))
          .matches(ANSWERED);
      var request = request(origin);
      assertThat(request.authorities()).containsExactly(REWRITTEN);
      assertThat(request.values("X-Redial")).containsExactly("one");
      assertThat(request.values("X-Own")).containsExactly("two");
      assertThat(request.values("X-Gone")).isEmpty();
      assertThat(request.values("X-Kept")).containsExactly("1");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("plain")
  void authority_withoutTls_isReplaced(Release release, String way) throws IOException {
    try (var origin = lab.plainOrigin()) {
      var url = "http://host.test:" + origin.port() + "/";
      assertThat(ask(ruled, release, way, url)).matches(ANSWERED);
      assertThat(request(origin).authorities()).containsExactly(REWRITTEN);
      assertThat(request(origin).values("X-Redial")).containsExactly("one");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("posts")
  void authority_setByTheApplication_isReplacedToo(Release release, String way) throws IOException {
    try (var origin = lab.origin("host.test")) {
      var url = url("host.test", origin, "/");
      assertThat(ask(ruled, release, way, "Host:own.test", url)).matches(ANSWERED);
      assertThat(request(origin).authorities()).containsExactly(REWRITTEN);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("requests")
  void unmatchedHost_underTheAgent_isTheSame(Release release, String way) throws IOException {
    try (var origin = lab.origin("free.test")) {
      var url = url("free.test", origin, "/");
      assertThat(ask(free, release, way, url)).matches(ANSWERED);
      var before = origin.arrival();
      origin.forget();

      assertThat(ask(ruled, release, way, url)).matches(ANSWERED);
      assertThat(origin.arrival().hello().bytesWithoutRandom())
          .isEqualTo(before.hello().bytesWithoutRandom());
      assertThat(origin.arrival().requests()).isEqualTo(before.requests());
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("posts")
  void body_ofAPost_arrivesWhole(Release release, String way) throws IOException {
    try (var origin = lab.origin("host.test")) {
      var body = "0123456789".repeat(2000);
      assertThat(ask(ruled, release, way, "body=" + body, url("host.test", origin, "/")))
          .isEqualTo("answered 200 " + body);
      assertThat(request(origin).method()).isEqualTo("POST");
      assertThat(request(origin).authorities()).containsExactly(REWRITTEN);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("requests")
  void connection_twoRequests_isReused(Release release, String way) throws IOException {
    try (var origin = lab.origin("host.test")) {
      var url = url("host.test", origin, "/");
      assertThat(ask(ruled, release, way, url, url)).matches("answered 200 (GET|POST) .*");
      assertThat(origin.arrival().requests())
          .hasSize(2)
          .allSatisfy(request -> assertThat(request.authorities()).containsExactly(REWRITTEN))
          .allSatisfy(request -> assertThat(request.values("X-Redial")).containsExactly("one"));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("redirects")
  void redirect_toAnUnmatchedHost_arrivesClean(Release release, String way) throws IOException {
    try (var origin = lab.origin("host.test");
        var other = lab.origin("free.test")) {
      var to = url("free.test", other, "/");
      assertThat(ask(ruled, release, way, url("host.test", origin, "/redirect?to=" + to)))
          .matches(ANSWERED);
      assertThat(request(origin).authorities()).containsExactly(REWRITTEN);
      assertThat(request(other).authorities()).containsExactly("free.test:" + other.port());
      assertThat(request(other).values("X-Redial")).isEmpty();
    }
  }

  static Stream<Arguments> coalescing() {
    return ways()
        .filter(arguments -> line(arguments).equals("okhttp"))
        .filter(arguments -> arguments.get()[1].equals("http-2"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("coalescing")
  void connectionForSeveralHosts_underDifferentRules_isKeptApart(Release release, String way)
      throws IOException {
    try (var origin = lab.origin("host.test", "free.test", "virtual.test", "tenant.test")) {
      var free = url("free.test", origin, "/");
      var virtual = url("virtual.test", origin, "/");
      var both = "answered 200 GET | 200 GET";
      assertThat(ask(this.free, release, way, virtual, free)).isEqualTo(both);
      assertThat(origin.arrival().requests()).hasSize(2);
      origin.forget();

      assertThat(ask(ruled, release, way, virtual, free)).isEqualTo(both);
      assertThat(origin.arrivals())
          .extracting(arrival -> arrival.hello().serverName())
          .containsExactly("tenant.test", "free.test");
      assertThat(origin.arrivals())
          .flatExtracting(arrival -> arrival.requests().get(0).authorities())
          .containsExactly("tenant.test", "free.test:" + origin.port());
    }
  }

  private String ask(
      Map<Release, Conversation> children, Release release, String way, String... words)
      throws IOException {
    var child = children.get(release);
    if (child == null) {
      var jvm = lab.child(MatrixClients.class).classPath(PROGRAMS);
      release.classPath().forEach(jvm::classPath);
      child = lab.start(children == free ? jvm : jvm.agent(rules), release.line());
      children.put(release, child);
    }
    return child.ask(Stream.concat(Stream.of(way), Stream.of(words)).toArray(String[]::new));
  }

  private static Request request(Origin origin) {
    assertThat(origin.arrival().requests()).hasSize(1);
    return origin.arrival().requests().get(0);
  }

  private static String url(String host, Origin origin, String path) {
    return "https://" + host + ":" + origin.port() + path;
  }
}
