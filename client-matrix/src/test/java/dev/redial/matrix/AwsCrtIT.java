package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Arrival;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Request;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The AWS CRT, whose sockets and TLS are native: it knows no names but localhost, so that ports
 * tell one rule from another.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("releases")
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class AwsCrtIT {
  private static final String ANSWERED = "answered 200 GET";
  private static final String REFUSED = "TLS (SSL) negotiation failed";

  @Parameter Release release;

  private Lab lab;
  private Origin plain;
  private Origin tenant;
  private Origin own;
  private Origin other;
  private Origin elsewhere;
  private Origin open;
  private Origin late;
  private Origin observed;
  private Origin relaxed;
  private Path rules;
  private List<Path> classPath;
  private Conversation free;
  private Conversation ruled;

  static Stream<Release> releases() {
    return Release.natives();
  }

  @BeforeParameterizedClassInvocation
  void open(Release release, @TempDir Path folder) throws IOException {
    lab = new Lab(folder, "localhost");
    plain = lab.plainOrigin();
    tenant = lab.origin("tenant.test");
    own = lab.origin("localhost");
    other = lab.origin("localhost");
    elsewhere = lab.plainOrigin();
    open = lab.plainOrigin();
    late = lab.origin("localhost", "tenant.test");
    observed = lab.origin("localhost", "tenant.test");
    relaxed = lab.origin("localhost", "tenant.test");
    var change = "headers: {set: {X-Redial: one, X-Own: two}, remove: [X-Gone]}";
    rules =
        lab.rules(
            at(plain) + ", host-header: \"rewritten.test:7777\", " + change,
            at(tenant) + ", virtual-host: tenant.test",
            at(own) + ", virtual-host: tenant.test",
            at(other) + ", protocols: {remove: [TLSv1.3]}",
            at(elsewhere) + ", connect-to: \"127.0.0.1:" + plain.port() + "\"",
            at(open) + ", plaintext: true, accept-risk: plaintext",
            at(observed) + ", virtual-host: tenant.test, mode: observe",
            at(relaxed) + ", sni: tenant.test");
    classPath = Compilation.of(release, Files.createDirectory(folder.resolve("classes")));
    free = lab.start(child(), release.mainClass());
    ruled = lab.start(child().agent(rules.toString()), release.mainClass());
  }

  private ChildJvm child() throws IOException {
    var child = lab.child(MatrixClients.class);
    classPath.forEach(child::classPath);
    return child;
  }

  private static String at(Origin origin) {
    return "match: {host: localhost, port: " + origin.port() + "}";
  }

  @AfterParameterizedClassInvocation
  void close() throws IOException {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crt", "sdk"})
  void head_ofARequest_isChanged(String way) throws IOException {
    plain.forget();
    var url = "http://localhost:" + plain.port() + "/";
    assertThat(free.ask(way, url)).isEqualTo(ANSWERED);
    assertThat(request(plain).authorities()).containsExactly("localhost:" + plain.port());
    plain.forget();

    assertThat(ruled.ask(way, "X-Gone:1", "X-Kept:1", "X-Own:1", url, url))
        .isEqualTo("answered 200 GET | 200 GET");
    assertThat(plain.arrivals())
        .flatExtracting(Arrival::requests)
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.authorities()).containsExactly("rewritten.test:7777");
              assertThat(request.values("X-Redial")).containsExactly("one");
              assertThat(request.values("X-Own")).containsExactly("two");
              assertThat(request.values("X-Gone")).isEmpty();
              assertThat(request.values("X-Kept")).containsExactly("1");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"crt", "sdk"})
  void body_ofAPost_arrivesWhole(String way) throws IOException {
    plain.forget();
    var body = "0123456789".repeat(2000);
    assertThat(ruled.ask(way, "body=" + body, "http://localhost:" + plain.port() + "/"))
        .isEqualTo("answered 200 " + body);
    assertThat(request(plain).authorities()).containsExactly("rewritten.test:7777");
  }

  @ParameterizedTest
  @ValueSource(strings = {"crt", "sdk"})
  void otherPort_underTheAgent_isTheSame(String way) throws IOException {
    try (var origin = lab.plainOrigin()) {
      var url = "http://localhost:" + origin.port() + "/";
      assertThat(free.ask(way, url)).isEqualTo(ANSWERED);
      var before = origin.arrival().requests();
      origin.forget();
      assertThat(ruled.ask(way, url)).isEqualTo(ANSWERED);
      assertThat(origin.arrival().requests()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "crt")
  void virtualHost_refusedBefore_isAnsweredAfter(String way) throws IOException {
    tenant.forget();
    assertThat(free.ask(way, url(tenant))).contains(REFUSED);
    tenant.forget();
    assertThat(ruled.ask(way, url(tenant))).isEqualTo(ANSWERED);
    assertThat(tenant.arrival().hello().serverName()).isEqualTo("tenant.test");
    assertThat(request(tenant).authorities()).containsExactly("tenant.test");
  }

  @ParameterizedTest
  @ValueSource(strings = "crt")
  void virtualHost_certificateOfTheUrlsHost_isRefused(String way) throws IOException {
    own.forget();
    assertThat(free.ask(way, url(own))).isEqualTo(ANSWERED);
    own.forget();
    assertThat(ruled.ask(way, url(own))).contains(REFUSED);
    assertThat(own.arrivals()).allSatisfy(one -> assertThat(one.requests()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = "crt")
  void whatNativeCodeDoes_refusesTheConnection(String way) {
    assertThat(ruled.ask(way, url(other)))
        .contains("redial: rule 'rule-4' matches localhost and cannot be applied (TLS)")
        .contains(
            "AWS CRT: its TLS is native; ciphers, protocols, alpn, trust, client-certificate,"
                + " groups and other algorithms do not reach it");
    assertThat(ruled.ask(way, "http://localhost:" + elsewhere.port() + "/"))
        .contains("AWS CRT: it dials natively; connect-to, ip-version and proxy do not reach it");
    assertThat(ruled.ask(way, url(open)))
        .contains("AWS CRT: its TLS is native, and cannot be left out");
    assertThat(ruled.ask("crt-lax", url(tenant)))
        .contains("AWS CRT: the application has switched its certificate check off");
    assertThat(other.arrivals()).isEmpty();
    assertThat(elsewhere.arrivals()).isEmpty();
    assertThat(open.arrivals()).isEmpty();
  }

  @Test
  void virtualHost_overHttp2_isInTheHandshakeAndInTheHead() throws IOException {
    tenant.forget();
    assertThat(ruled.ask("crt-2", url(tenant))).isEqualTo(ANSWERED);
    assertThat(tenant.arrival().hello().serverName()).isEqualTo("tenant.test");
    assertThat(request(tenant).authorities()).containsExactly("tenant.test");
  }

  @Test
  void streamsOfHttp2_underARule_areRefused() throws IOException {
    own.forget();
    assertThat(free.ask("crt-2-streams", url(own))).isEqualTo(ANSWERED);
    own.forget();
    assertThat(ruled.ask("crt-2-streams", url(own)))
        .contains("AWS CRT: redial does not reach its pools of HTTP/2 streams");
    assertThat(own.arrivals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crt-2", "crt-2-streams"})
  void otherPort_overHttp2_isTheSame(String way) throws IOException {
    try (var origin = lab.origin("localhost")) {
      assertThat(free.ask(way, url(origin))).isEqualTo(ANSWERED);
      var before = origin.arrival();
      origin.forget();
      assertThat(ruled.ask(way, url(origin))).isEqualTo(ANSWERED);
      assertThat(origin.arrival().requests()).isEqualTo(before.requests());
      assertThat(origin.arrival().hello().serverName()).isEqualTo("localhost");
    }
  }

  @Test
  void pool_madeUnderOtherRules_isRefused_andANewOneIsNot() throws IOException {
    for (var origin : List.of(late, observed, relaxed)) {
      assertThat(ruled.ask("crt-kept", url(origin))).isEqualTo(ANSWERED);
      assertThat(origin.arrival().hello().serverName())
          .isEqualTo(origin == relaxed ? "tenant.test" : "localhost");
      origin.forget();
    }
    var text =
        Files.readString(rules)
            .replace(", mode: observe", "")
            .replace("sni: tenant.test", "host-header: tenant.test");
    var rule = "  - {name: late, " + at(late) + ", virtual-host: tenant.test}\n";
    Files.writeString(rules, text + rule);
    Waiting.until("the change", () -> ruled.errorOutput().contains(", by change of "));

    for (var origin : List.of(late, observed, relaxed)) {
      assertThat(ruled.ask("crt-kept", url(origin)))
          .contains("AWS CRT: its pool is older than the rule")
          .contains("the application has to make its client anew");
      assertThat(origin.arrivals()).isEmpty();
      assertThat(ruled.ask("crt", url(origin))).isEqualTo(ANSWERED);
      assertThat(origin.arrival().hello().serverName())
          .isEqualTo(origin == relaxed ? "localhost" : "tenant.test");
      assertThat(request(origin).authorities()).containsExactly("tenant.test");
    }
  }

  @Test
  void everything_inTheSandbox_isRefused() throws IOException {
    lab.forget();
    var options = "rules=" + rules + ",sandbox=127.0.0.1:" + plain.port();
    try (var sandboxed = child().agent(options).start(release.mainClass())) {
      for (var way : List.of("crt", "crt-2-streams")) {
        for (var target : List.of(own, late)) {
          assertThat(sandboxed.ask(way, url(target)))
              .contains("redial: the AWS CRT dials natively, and a sandbox does not reach it");
        }
      }
      assertThat(List.of(own, late, plain))
          .allSatisfy(origin -> assertThat(origin.arrivals()).isEmpty());
    }
  }

  private static Request request(Origin origin) {
    assertThat(origin.arrival().requests()).hasSize(1);
    return origin.arrival().requests().get(0);
  }

  private static String url(Origin origin) {
    return "https://localhost:" + origin.port() + "/";
  }
}
