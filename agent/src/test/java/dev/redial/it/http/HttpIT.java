package dev.redial.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the request head says, by rule and by client, with TLS and without. */
@TestInstance(Lifecycle.PER_CLASS)
class HttpIT {
  private static final String REWRITTEN = "Rewritten.test:7777";

  private Lab lab;
  private Conversation child;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab =
        new Lab(
            folder,
            "host.test",
            "virtual.test",
            "fields.test",
            "Capital.Test",
            "capital.test",
            "free.test");
    var rules =
        lab.rules(
            "match: {host: host.test}, host-header: \""
                + REWRITTEN
                + "\", headers: {set: {X-Redial: one}}",
            "match: {host: virtual.test}, virtual-host: tenant.test",
            "match: {host: fields.test}, headers:"
                + " {set: {X-Redial: one, X-Own: two}, remove: [User-Agent, x-gone]}",
            "match: {host: capital.test}, lowercase: true");
    child =
        lab.start(
            lab.child()
                .property("sun.net.http.allowRestrictedHeaders", true)
                .property("jdk.httpclient.allowRestrictedHeaders", "host")
                .agent(rules.toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
  }

  static Stream<Arguments> clients() {
    return Clients.HTTPS.stream()
        .flatMap(client -> Stream.of(Arguments.of(client, "http"), Arguments.of(client, "https")));
  }

  static Stream<Arguments> requestClients() {
    return clients().filter(arguments -> !arguments.get()[0].equals("web-socket"));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void authority_hostHeader_isReplacedOnce(String client, String scheme) throws IOException {
    try (var origin = origin(scheme)) {
      ask(client, url(scheme, "host.test", origin, "/"));
      var request = request(origin);
      assertThat(request.authorities()).containsExactly(REWRITTEN);
      assertThat(request.values("X-Redial")).containsExactly("one");
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void authority_virtualHost_isReplacedWithoutPort(String client, String scheme)
      throws IOException {
    try (var origin = origin(scheme)) {
      ask(client, url(scheme, "virtual.test", origin, "/"));
      assertThat(request(origin).authorities()).containsExactly("tenant.test");
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void authority_setByTheApplication_isReplacedToo(String client, String scheme)
      throws IOException {
    try (var origin = origin(scheme)) {
      ask(client, url(scheme, "host.test", origin, "/"), "Host:application.test");
      assertThat(request(origin).authorities()).containsExactly(REWRITTEN);
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void authority_lowercase_isFoldedAndKeepsItsPort(String client, String scheme)
      throws IOException {
    try (var origin = origin(scheme)) {
      ask(client, url(scheme, "Capital.Test", origin, "/"));
      assertThat(request(origin).authorities()).containsExactly("capital.test:" + origin.port());
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void fields_setAndRemoved_reachTheServerSo(String client, String scheme) throws IOException {
    try (var origin = origin(scheme)) {
      ask(client, url(scheme, "fields.test", origin, "/"), "X-Gone:1", "X-Own:1", "X-Kept:1");
      var request = request(origin);
      assertThat(request.values("X-Redial")).containsExactly("one");
      assertThat(request.values("X-Own")).containsExactly("two");
      assertThat(request.values("X-Gone")).isEmpty();
      assertThat(request.values("User-Agent")).isEmpty();
      assertThat(request.values("X-Kept")).containsExactly("1");
      assertThat(request.authorities()).containsExactly("fields.test:" + origin.port());
    }
  }

  @ParameterizedTest
  @MethodSource("requestClients")
  void body_ofAPost_arrivesWhole(String client, String scheme) throws IOException {
    try (var origin = origin(scheme)) {
      var body = "0123456789".repeat(5000);
      assertThat(child.ask(client, "body=" + body, url(scheme, "host.test", origin, "/")))
          .isEqualTo("answered 200 " + body);
      var request = request(origin);
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.authorities()).containsExactly(REWRITTEN);
    }
  }

  @ParameterizedTest
  @MethodSource("requestClients")
  void connection_twoRequests_isReused(String client, String scheme) throws IOException {
    try (var origin = origin(scheme)) {
      var url = url(scheme, "host.test", origin, "/");
      assertThat(child.ask(client, url, url)).isEqualTo("answered 200 GET | 200 GET");
      assertThat(origin.arrival().requests())
          .hasSize(2)
          .allSatisfy(request -> assertThat(request.authorities()).containsExactly(REWRITTEN))
          .allSatisfy(request -> assertThat(request.values("X-Redial")).containsExactly("one"));
    }
  }

  @ParameterizedTest
  @MethodSource("requestClients")
  void redirect_toAnUnmatchedHost_arrivesUntouched(String client, String scheme)
      throws IOException {
    try (var origin = origin(scheme);
        var other = origin(scheme)) {
      var to = url(scheme, "free.test", other, "/");
      ask(client, url(scheme, "host.test", origin, "/redirect?to=" + to));
      assertThat(request(origin).authorities()).containsExactly(REWRITTEN);
      assertThat(request(other).authorities()).containsExactly("free.test:" + other.port());
      assertThat(request(other).values("X-Redial")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("requestClients")
  void redirect_fromAnUnmatchedHost_isRuled(String client, String scheme) throws IOException {
    try (var origin = origin(scheme);
        var other = origin(scheme)) {
      var to = url(scheme, "host.test", origin, "/");
      ask(client, url(scheme, "free.test", other, "/redirect?to=" + to));
      assertThat(request(other).authorities()).containsExactly("free.test:" + other.port());
      assertThat(request(origin).authorities()).containsExactly(REWRITTEN);
    }
  }

  @ParameterizedTest
  @MethodSource("requestClients")
  void cookie_ofARuledHost_comesBack(String client, String scheme) throws IOException {
    try (var origin = origin(scheme)) {
      child.ask(
          client,
          url(scheme, "host.test", origin, "/cookie"),
          url(scheme, "host.test", origin, "/"));
      var last = origin.arrival().requests().get(1);
      assertThat(last.values("Cookie")).singleElement().asString().contains("crumb=");
      assertThat(last.authorities()).containsExactly(REWRITTEN);
    }
  }

  @ParameterizedTest
  @MethodSource("requestClients")
  void retry_afterAStaleConnection_isRuledAgain(String client, String scheme) throws IOException {
    try (var origin = origin(scheme)) {
      var url = url(scheme, "host.test", origin, "/");
      assertThat(child.ask(client, url, url(scheme, "host.test", origin, "/stale")))
          .isEqualTo("answered 200 GET | 200 GET");
      assertThat(origin.arrivals())
          .flatMap(arrival -> arrival.requests())
          .allSatisfy(request -> assertThat(request.authorities()).containsExactly(REWRITTEN))
          .allSatisfy(request -> assertThat(request.values("X-Redial")).containsExactly("one"));
    }
  }

  private Origin origin(String scheme) {
    return scheme.equals("http")
        ? lab.plainOrigin()
        : lab.origin("host.test", "tenant.test", "fields.test", "capital.test", "free.test");
  }

  private void ask(String... words) {
    assertThat(child.ask(words)).matches("answered (200 GET|101 hello)");
  }

  private static Request request(Origin origin) {
    assertThat(origin.arrival().requests()).hasSize(1);
    return origin.arrival().requests().get(0);
  }

  private static String url(String scheme, String host, Origin origin, String path) {
    return scheme + "://" + host + ":" + origin.port() + path;
  }
}
