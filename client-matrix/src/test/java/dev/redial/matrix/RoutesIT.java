package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClosedPort;
import dev.redial.testing.Conversation;
import dev.redial.testing.FullListener;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Request;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each client goes through proxies, to hosts that nobody but the proxy can resolve. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.redial.matrix.Release#routed")
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class RoutesIT {
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8));
  private static final String ANSWERED = "answered (200 (GET|POST)|101 hello)";

  private static final String RULES =
      """
      version: 1
      proxies:
        plain: {url: "http://127.0.0.1:PLAIN", username: me, password: secret, auth: basic}
        secure: {url: "https://127.0.0.1:SECURE", username: me, password: secret, auth: basic, trust: ca.pem}
        locked: {url: "http://127.0.0.1:PLAIN", username: me, password: other, auth: basic}
      rules:
        - {name: listed, match: {host: listed.test}, connect-to: ["127.0.0.1:CLOSED", "127.0.0.1:FULL", "127.0.0.1:LAST"]}
        - {name: locked, match: {host: locked.test}, proxy: locked}
        - {name: plain, match: {host: "*.plain.test"}, proxy: plain}
        - {name: secure, match: {host: "*.secure.test"}, proxy: secure}
      """;

  @Parameter Release release;

  private Lab lab;
  private ScriptedProxy plain;
  private ScriptedProxy secure;
  private FullListener full;
  private ClosedPort closed;
  private Origin last;
  private Conversation free;
  private Conversation ruled;

  @BeforeParameterizedClassInvocation
  void open(Release release, @TempDir Path folder) throws IOException {
    lab = new Lab(folder, "free.test");
    var authority = new Certificates();
    authority.writePem(folder.resolve("ca.pem"));
    plain = new ScriptedProxy(null, BASIC);
    secure = new ScriptedProxy(authority.issue("127.0.0.1"), BASIC);
    full = new FullListener();
    closed = new ClosedPort();
    last = lab.origin("listed.test");
    var text =
        RULES
            .replace("PLAIN", "" + plain.port())
            .replace("SECURE", "" + secure.port())
            .replace("CLOSED", "" + closed.number())
            .replace("FULL", "" + full.port())
            .replace("LAST", "" + last.port());
    var rules = lab.file("routes.yaml", text).toString();
    var classPath = classPath(release, folder);
    free = start(release, child(release, classPath));
    ruled = start(release, child(release, classPath).agent(rules));
  }

  private static List<Path> classPath(Release release, Path folder) throws IOException {
    return release.isOfJdk()
        ? List.of()
        : Compilation.of(release, Files.createDirectory(folder.resolve("classes")));
  }

  private ChildJvm child(Release release, List<Path> classPath) throws IOException {
    var child = lab.child(release.isOfJdk() ? Clients.class : MatrixClients.class);
    classPath.forEach(child::classPath);
    return child;
  }

  private Conversation start(Release release, ChildJvm child) throws IOException {
    return release.isOfJdk() ? lab.start(child) : lab.start(child, release.mainClass());
  }

  @AfterParameterizedClassInvocation
  void close() throws IOException {
    lab.close();
    plain.close();
    secure.close();
    full.close();
    closed.close();
  }

  Stream<String> ways() {
    return release.ways().stream();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void hostThatOnlyTheProxyKnows_failsBefore_isAnsweredAfter(String way) throws IOException {
    for (var host : List.of("host.plain.test", "host.secure.test")) {
      try (var origin = lab.origin(host)) {
        var url = url(host, origin);
        assertThat(free.ask(way, url)).doesNotMatch(ANSWERED);
        assertThat(origin.arrivals()).isEmpty();

        assertThat(ruled.ask(way, url)).as(host).matches(ANSWERED);
        assertThat(origin.arrival().hello().serverName()).isEqualTo(host);
        assertThat(origin.arrival().requests())
            .singleElement()
            .extracting(Request::authorities)
            .isEqualTo(List.of(host + ":" + origin.port()));
        assertThat(proxy(host).requests())
            .singleElement()
            .satisfies(request -> assertThat(request.method()).isEqualTo("CONNECT"))
            .satisfies(
                request -> assertThat(request.target()).isEqualTo(host + ":" + origin.port()));
      } finally {
        proxy(host).forget();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void wrongCertificate_throughTheTunnel_isRefused(String way) throws IOException {
    for (var host : List.of("wrong.plain.test", "wrong.secure.test")) {
      try (var origin = lab.origin("other.test")) {
        assertThat(ruled.ask(way, url(host, origin))).as(host).startsWith("refused ");
        assertThat(origin.arrivals())
            .isNotEmpty()
            .allSatisfy(arrival -> assertThat(arrival.requests()).isEmpty());
      } finally {
        proxy(host).forget();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void wrongPassword_isWhatTheExceptionSays(String way) {
    assertThat(ruled.ask(way, "https://locked.test:443/"))
        .startsWith("failed ")
        .contains("redial: rule 'locked': CONNECT locked.test:443 by proxy 'locked'")
        .contains("the proxy answered 407 Proxy Authentication Required and asks for")
        .contains("it does not accept the 'username' and 'password' under 'proxies'");
    plain.forget();
  }

  /** By the first of its ways: the others connect as that does. */
  @Test
  void addressesThatRefuseOrAreSilent_areFollowedByTheNext() {
    assertThat(ruled.ask(release.ways().get(0), "https://listed.test:443/")).matches(ANSWERED);
    assertThat(last.arrival().hello().serverName()).isEqualTo("listed.test");
    assertThat(last.arrivals()).as("connections, one after the other").hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void unmatchedHost_goesStraight(String way) throws IOException {
    try (var origin = lab.origin("free.test")) {
      assertThat(ruled.ask(way, url("free.test", origin))).matches(ANSWERED);
      assertThat(plain.connections() + secure.connections()).isZero();
    }
  }

  private ScriptedProxy proxy(String host) {
    return host.contains("plain") ? plain : secure;
  }

  private static String url(String host, Origin origin) {
    return "https://" + host + ":" + origin.port() + "/";
  }
}
