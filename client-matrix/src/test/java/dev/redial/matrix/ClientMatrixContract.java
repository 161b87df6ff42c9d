package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Arrival;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What else the peer sees of each client: requests in a row, bodies, redirects, plain HTTP. */
abstract class ClientMatrixContract extends ClientNamesContract {
  private static final Set<String> TLS_ONLY = Set.of("http-2", "http-2-openssl", "own-verifier");

  Stream<String> requests() {
    return ways().filter(way -> !way.equals("web-socket"));
  }

  Stream<String> posts() {
    return requests().filter(way -> release.sendsBodies());
  }

  Stream<String> hosts() {
    return requests().filter(release::takesHost);
  }

  Stream<String> keeping() {
    return requests().filter(way -> release.keepsConnections() && !release.hasPool());
  }

  Stream<String> pooling() {
    return requests().filter(way -> release.keepsConnections() && release.hasPool());
  }

  Stream<String> retrying() {
    return ways().filter(way -> way.equals("http-1") && release.retries());
  }

  Stream<String> redirects() {
    return requests().filter(release::follows);
  }

  Stream<String> plain() {
    return ways().filter(way -> !TLS_ONLY.contains(way));
  }

  Stream<String> withoutTls() {
    return ways().filter(release::goesWithoutTls);
  }

  /** Of clients that let an address put a line of its own into the head. */
  Stream<String> unclean() {
    return ways().filter(way -> release.program().equals("Undertow"));
  }

  Stream<String> refusedWithoutTls() {
    return ways().filter(way -> release.isRefusedWithoutTls());
  }

  Stream<String> coalescing() {
    return ways().filter(way -> release.coalesces() && way.equals("http-2"));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("heads")
  void fields_setRemovedAndKept_reachTheServerSo(String way) throws IOException {
    try (var origin = lab.origin("host.test")) {
      var url = url("host.test", origin, "/");
      assertThat(ask(ruled, way, "X-Gone:1", "X-Kept:1", "X-Own:1", url)).matches(ANSWERED);
      var request = request(origin);
      assertThat(request.authorities()).containsExactly(REWRITTEN);
      assertThat(request.values("X-Redial")).containsExactly("one");
      assertThat(request.values("X-Own")).containsExactly("two");
      assertThat(request.values("X-Gone")).isEmpty();
      assertThat(request.values("X-Kept")).containsExactly("1");
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("withoutTls")
  void httpsUrl_underPlaintext_isAnsweredByAServerWithoutTls(String way) throws IOException {
    try (var origin = lab.plainOrigin()) {
      assertThat(ask(ruled, way, url("plain.test", origin, "/"))).matches(ANSWERED);
      assertThat(request(origin).authorities()).containsExactly("plain.test:" + origin.port());
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("refusedWithoutTls")
  void httpsUrl_underPlaintext_isRefused_whereThatWouldNotWork(String way) throws IOException {
    try (var origin = lab.plainOrigin()) {
      assertThat(ask(ruled, way, url("plain.test", origin, "/")))
          .startsWith("refused ")
          .contains("redial: rule 'rule-3' matches plain.test and cannot be applied (TLS)");
      assertThat(origin.arrivals()).allSatisfy(one -> assertThat(one.requests()).isEmpty());
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("plain")
  void authority_withoutTls_isReplaced(String way) throws IOException {
    try (var origin = lab.plainOrigin()) {
      var url = "http://host.test:" + origin.port() + "/";
      assertThat(ask(ruled, way, url)).matches(ANSWERED);
      assertThat(request(origin).authorities()).containsExactly(REWRITTEN);
      assertThat(request(origin).values("X-Redial")).containsExactly("one");
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("hosts")
  void authority_setByTheApplication_isReplacedToo(String way) throws IOException {
    try (var origin = lab.origin("host.test")) {
      var url = url("host.test", origin, "/");
      assertThat(ask(ruled, way, "Host:own.test", url)).matches(ANSWERED);
      assertThat(request(origin).authorities()).containsExactly(REWRITTEN);
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("posts")
  void body_ofAPost_arrivesWhole(String way) throws IOException {
    try (var origin = lab.origin("host.test")) {
      var body = "0123456789".repeat(2000);
      assertThat(ask(ruled, way, "body=" + body, url("host.test", origin, "/")))
          .isEqualTo("answered 200 " + body);
      assertThat(request(origin).method()).isEqualTo("POST");
      assertThat(request(origin).authorities()).containsExactly(REWRITTEN);
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("keeping")
  void connection_twoRequests_isReused(String way) throws IOException {
    try (var origin = lab.origin("host.test")) {
      var url = url("host.test", origin, "/");
      assertThat(ask(ruled, way, url, url)).matches("answered 200 (GET|POST) .*");
      assertThat(origin.arrival().requests())
          .hasSize(2)
          .allSatisfy(request -> assertThat(request.authorities()).containsExactly(REWRITTEN))
          .allSatisfy(request -> assertThat(request.values("X-Redial")).containsExactly("one"));
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("pooling")
  void connectionsToOneAddress_areReusedForTheirHostOnly(String way) throws IOException {
    try (var origin = lab.origin("host.test", "tenant.test", "free.test")) {
      var url = url("host.test", origin, "/");
      var virtual = url("virtual.test", origin, "/");
      var free = url("free.test", origin, "/");
      assertThat(ask(ruled, way, url, url, virtual, free))
          .isEqualTo("answered 200 GET | 200 GET | 200 GET | 200 GET");
      assertThat(origin.arrivals())
          .extracting(arrival -> arrival.hello().serverName())
          .containsExactly("host.test", "tenant.test", "free.test");
      assertThat(origin.arrivals().stream().map(ClientMatrixContract::authoritiesAndChange))
          .containsExactly(
              List.of(REWRITTEN + "[one]", REWRITTEN + "[one]"),
              List.of("tenant.test[one]"),
              List.of("free.test:" + origin.port() + "[]"));
    }
  }

  private static List<String> authoritiesAndChange(Arrival arrival) {
    return arrival.requests().stream()
        .map(request -> String.join(",", request.authorities()) + request.values("X-Redial"))
        .toList();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("retrying")
  void retry_afterAStaleConnection_isChangedOnce(String way) throws IOException {
    try (var origin = lab.origin("host.test")) {
      var url = url("host.test", origin, "/");
      assertThat(ask(ruled, way, url, url("host.test", origin, "/stale")))
          .isEqualTo("answered 200 GET | 200 GET");
      assertThat(origin.arrivals().stream().map(ClientMatrixContract::authoritiesAndChange))
          .containsExactly(
              List.of(REWRITTEN + "[one]", REWRITTEN + "[one]"), List.of(REWRITTEN + "[one]"));
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("redirects")
  void redirect_toAnUnmatchedHost_arrivesClean(String way) throws IOException {
    try (var origin = lab.origin("host.test");
        var other = lab.origin("free.test")) {
      var to = url("free.test", other, "/");
      assertThat(ask(ruled, way, url("host.test", origin, "/redirect?to=" + to))).matches(ANSWERED);
      assertThat(request(origin).authorities()).containsExactly(REWRITTEN);
      assertThat(request(other).authorities()).containsExactly("free.test:" + other.port());
      assertThat(request(other).values("X-Redial")).isEmpty();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("unclean")
  void headThatCannotBeChanged_isNotSent_andTheCallFails(String way) throws IOException {
    try (var origin = lab.plainOrigin()) {
      var url = "http://host.test:" + origin.port() + "/a%0D%0Ab";
      assertThat(ask(ruled, way, url))
          .isEqualTo(
              "failed java.lang.IllegalArgumentException: "
                  + "the request head has a line without a colon");
      assertThat(ruled.errorOutput())
          .contains("rule 'rule-1' matches host.test and cannot be applied (HTTP)");
      assertThat(origin.ended().bytes()).isEmpty();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("coalescing")
  void connectionForSeveralHosts_underDifferentRules_isKeptApart(String way) throws IOException {
    try (var origin = lab.origin("host.test", "free.test", "virtual.test", "tenant.test")) {
      var free = url("free.test", origin, "/");
      var virtual = url("virtual.test", origin, "/");
      var both = "answered 200 GET | 200 GET";
      assertThat(ask(this.free, way, virtual, free)).isEqualTo(both);
      assertThat(origin.arrival().requests()).hasSize(2);
      origin.forget();

      assertThat(ask(ruled, way, virtual, free)).isEqualTo(both);
      assertThat(origin.arrivals())
          .extracting(arrival -> arrival.hello().serverName())
          .containsExactly("tenant.test", "free.test");
      assertThat(origin.arrivals())
          .flatExtracting(arrival -> arrival.requests().get(0).authorities())
          .containsExactly("tenant.test", "free.test:" + origin.port());
    }
  }
}
