package dev.redial.it.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.Arrival;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that an application writes to a socket by hand, with TLS and without. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class RawHttpIT {
  private static final String[] HOSTS = {
    "raw.test", "edge.test", "capital.test", "watched.test", "engine.test", "free.test"
  };
  private static final String REWRITTEN = "Rewritten.test:7777";
  private static final String CHANGE =
      "host-header: \"" + REWRITTEN + "\", headers: {set: {X-Redial: one}, remove: [X-Gone]}";

  private Lab lab;
  private Conversation plain;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab =
        new Lab(
            folder,
            Stream.of(Stream.of(HOSTS), Stream.of("Capital.Test"))
                .flatMap(s -> s)
                .toArray(String[]::new));
    var rules =
        lab.rules(
            "match: {host: raw.test}, raw-http: true, " + CHANGE,
            "match: {host: capital.test}, raw-http: true, lowercase: true",
            "match: {host: watched.test}, raw-http: true, mode: observe, " + CHANGE,
            "match: {host: engine.test}, " + CHANGE,
            "match: {host: 127.0.0.1}, raw-http: true, " + CHANGE);
    plain = lab.start(lab.child());
    ruled = lab.start(lab.child().agent(rules.toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
  }

  static Stream<Arguments> ways() {
    return inBothSchemes(Clients.RAW);
  }

  static Stream<Arguments> unfinishedWays() {
    return Stream.concat(
        inBothSchemes(
            List.of(
                "raw-shutdown", "raw-close", "raw-close-stream", "nio-shutdown", "async-shutdown")),
        Stream.of(Arguments.of("nio-close", "http"), Arguments.of("async-close", "http")));
  }

  static Stream<String> ofTls() {
    return Clients.RAW.stream();
  }

  static Stream<Arguments> libraries() {
    return inBothSchemes(Clients.HTTPS);
  }

  private static Stream<Arguments> inBothSchemes(List<String> clients) {
    return clients.stream()
        .flatMap(client -> Stream.of(Arguments.of(client, "http"), Arguments.of(client, "https")));
  }

  /** By the example of the rule, with and without the line that matters. */
  static Stream<Arguments> webSockets() {
    return inBothSchemes(List.of("raw-web-socket", "nio-web-socket", "async-web-socket"));
  }

  @Tag("extended")
  @ParameterizedTest
  @MethodSource("webSockets")
  void webSocket_throughAnEdge_refusedBefore_isAnsweredAfter(String client, String scheme)
      throws IOException {
    var example = Files.readString(Path.of("../rules/hand-written.yaml"));
    var without = lab.file("without-raw-http.yaml", example.replace("raw-http: true", ""));
    var with = lab.file("hand-written.yaml", example);
    try (var origin = scheme.equals("http") ? lab.plainOrigin() : lab.origin("tenant.example.com");
        var before = lab.start(lab.child().agent(without.toString()));
        var after = lab.start(lab.child().agent(with.toString()))) {
      var url = url(scheme, "127.0.0.1", origin, "/edge/tenant.example.com");
      assertThat(before.ask(client, url)).isEqualTo("answered 403 ");
      assertThat(origin.arrival().requests().get(0).authorities())
          .containsExactly("127.0.0.1:" + origin.port());
      origin.forget();

      assertThat(after.ask(client, url)).isEqualTo("answered 101 hello");
      assertThat(origin.arrival().requests().get(0).authorities())
          .containsExactly("tenant.example.com");
    }
  }

  @ParameterizedTest
  @MethodSource("webSockets")
  void webSocketFrames_ofEveryLength_passUnchanged(String client, String scheme)
      throws IOException {
    try (var origin = origin(scheme)) {
      var url = url(scheme, "raw.test", origin, "/");
      var without = framesOf(arrival(plain, origin, "101 hello", client, url));
      var with = framesOf(arrival(ruled, origin, "101 hello", client, url));
      assertThat(with).hasSizeGreaterThan(200_000).isEqualTo(without);
    }
  }

  private static String framesOf(Arrival arrival) {
    var text = new String(arrival.bytes(), ISO_8859_1);
    return text.substring(text.indexOf("\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void head_ruled_isChangedAndNothingElse(String client, String scheme) throws IOException {
    try (var origin = origin(scheme)) {
      var url = url(scheme, "raw.test", origin, "/path");
      var words = new String[] {client, "X-Gone:1", "X-Kept:\t1", url};
      var before = text(arrival(plain, origin, "200 GET", words));
      assertThat(before).contains("X-Gone:1").contains("Host: raw.test:" + origin.port());

      assertThat(text(arrival(ruled, origin, "200 GET", words)))
          .isEqualTo(
              before
                  .replace("Host: raw.test:" + origin.port(), "Host: " + REWRITTEN)
                  .replace("X-Gone:1\r\n", "")
                  .replace("\r\n\r\n", "\r\nX-Redial: one\r\n\r\n"));
    }
  }

  @Tag("extended")
  @ParameterizedTest
  @MethodSource("ways")
  void connection_keptAlive_isChangedInEachHead(String client, String scheme) throws IOException {
    try (var origin = origin(scheme)) {
      var url = url(scheme, "raw.test", origin, "/");
      var body = "GET_/_HTTP/1.1";
      arrival(ruled, origin, "200 " + body + " | 200 " + body, client, "body=" + body, url, url);
      assertThat(origin.arrival().requests())
          .hasSize(2)
          .allSatisfy(request -> assertThat(request.authorities()).containsExactly(REWRITTEN))
          .allSatisfy(request -> assertThat(request.values("X-Redial")).containsExactly("one"));
    }
  }

  static Stream<Arguments> pipelining() {
    return inBothSchemes(List.of("raw-pipelined", "nio-pipelined", "async-pipelined"));
  }

  @ParameterizedTest
  @MethodSource("pipelining")
  void requests_pipelined_areEachChanged(String client, String scheme) throws IOException {
    try (var origin = origin(scheme)) {
      var url = url(scheme, "raw.test", origin, "/");
      arrival(ruled, origin, "200 GET | 200 GET | 200 GET", client, url, url, url);
      assertThat(origin.arrival().requests())
          .hasSize(3)
          .allSatisfy(request -> assertThat(request.authorities()).containsExactly(REWRITTEN));
    }
  }

  static Stream<Arguments> chunking() {
    return inBothSchemes(List.of("raw-chunked", "nio-chunked", "async-chunked"));
  }

  @ParameterizedTest
  @MethodSource("chunking")
  void body_inChunks_arrivesAsWritten(String client, String scheme) throws IOException {
    try (var origin = origin(scheme)) {
      var url = url(scheme, "raw.test", origin, "/");
      var body = "Host:_old_".repeat(50);
      var before = framesOf(arrival(plain, origin, "200 " + body, client, "body=" + body, url));
      var after = arrival(ruled, origin, "200 " + body, client, "body=" + body, url);
      assertThat(framesOf(after)).isEqualTo(before);
      assertThat(after.requests().get(0).authorities()).containsExactly(REWRITTEN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void host_lowercase_isFolded(String scheme) throws IOException {
    try (var origin = origin(scheme)) {
      var url = url(scheme, "Capital.Test", origin, "/");
      assertThat(arrival(ruled, origin, "200 GET", "raw", url).requests().get(0).authorities())
          .containsExactly("capital.test:" + origin.port());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void connection_noRuleMatches_isByteIdentical(String client, String scheme) throws IOException {
    checkIdentical(client, scheme, "free.test");
  }

  @Tag("extended")
  @ParameterizedTest
  @MethodSource("ways")
  void connection_onlyObserved_isByteIdentical(String client, String scheme) throws IOException {
    checkIdentical(client, scheme, "watched.test");
    assertThat(ruled.errorOutput()).contains("(observe) would change watched.test:");
  }

  private void checkIdentical(String client, String scheme, String host) throws IOException {
    try (var origin = origin(scheme)) {
      var url = url(scheme, host, origin, "/");
      var before = text(arrival(plain, origin, "200 GET", client, "X-Gone:1", url));
      assertThat(text(arrival(ruled, origin, "200 GET", client, "X-Gone:1", url)))
          .isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("unfinishedWays")
  void head_endedBeforeItIsWhole_arrivesAsFarAsItGoes(String client, String scheme)
      throws IOException {
    try (var origin = origin(scheme)) {
      assertThat(ruled.ask(client, url(scheme, "raw.test", origin, "/")))
          .isEqualTo("answered 200 GET");
      assertThat(text(origin.ended())).isEqualTo("GET /unfinished HTTP/1.1\r\nHost:");
    }
  }

  /** Nobody tells the engine, so that what waits there is gone. It was no request yet. */
  @ParameterizedTest
  @ValueSource(strings = {"nio-close", "async-close"})
  void head_whoseChannelIsClosedUnderItsEngine_isNotFinished(String client) throws IOException {
    try (var origin = lab.origin(HOSTS)) {
      assertThat(ruled.ask(client, url("https", "raw.test", origin, "/")))
          .isEqualTo("answered 200 GET");
      assertThat(text(origin.ended())).isEqualTo("GET /unfinished HTTP/1.1\r\n");
    }
  }

  /** The rule's change is made once, by the client's own hook. */
  @ParameterizedTest
  @MethodSource("libraries")
  void requestOfALibrary_underRawHttp_isChangedOnce(String client, String scheme)
      throws IOException {
    try (var origin = origin(scheme)) {
      assertThat(ruled.ask(client, url(scheme, "raw.test", origin, "/")))
          .matches("answered (200 GET|101 hello)");
      var request = origin.arrival().requests().get(0);
      assertThat(request.authorities()).containsExactly(REWRITTEN);
      assertThat(request.values("X-Redial")).containsExactly("one");
    }
  }

  @Tag("extended")
  @ParameterizedTest
  @MethodSource("ofTls")
  void plaintext_overTls_neverReachesTheWire(String client) throws IOException {
    try (var origin = lab.origin(HOSTS)) {
      var relay = lab.relay(origin.port());
      var url = "https://raw.test:" + relay.port() + "/secret-path";
      var body = "secret".repeat(1000);
      assertThat(ruled.ask(client, "X-Kept:secret", "body=" + body, url))
          .isEqualTo("answered 200 " + body);
      assertThat(origin.arrival().requests().get(0).authorities()).containsExactly(REWRITTEN);
      assertThat(relay.sent()).hasSizeGreaterThan(body.length());
      assertThat(new String(relay.sent(), ISO_8859_1))
          .doesNotContain("secret", "POST", "HTTP/1.1", "Host", "X-Redial");
    }
  }

  /** The largest body fills the buffers of the channel many times. */
  @ParameterizedTest
  @MethodSource("ways")
  @Tag("extended")
  void largeBody_behindARuledHead_arrivesWhole(String client, String scheme) throws IOException {
    if (client.endsWith("-bytewise")) {
      return;
    }
    try (var origin = origin(scheme)) {
      var body = "0123456789abcdef".repeat(20_000);
      var url = url(scheme, "raw.test", origin, "/");
      arrival(ruled, origin, "200 " + body + " | 200 " + body, client, "body=" + body, url, url);
      assertThat(origin.arrival().requests())
          .hasSize(2)
          .allSatisfy(request -> assertThat(request.authorities()).containsExactly(REWRITTEN));
    }
  }

  /** A head that grows beyond what one write, or one record of TLS, takes. */
  @ParameterizedTest
  @MethodSource("ways")
  void longHead_isChangedAndArrivesWhole(String client, String scheme) throws IOException {
    try (var origin = origin(scheme)) {
      var url = url(scheme, "raw.test", origin, "/");
      var text =
          text(arrival(ruled, origin, "200 GET", client, "X-Long:" + "y".repeat(30_000), url));
      assertThat(text)
          .startsWith("GET / HTTP/1.1\r\nHost: " + REWRITTEN + "\r\nX-Long:yyy")
          .endsWith("yyy\r\nX-Redial: one\r\n\r\n")
          .hasSizeGreaterThan(30_000);
    }
  }

  /** What one of its fields says must go might go out: not at all, then. */
  @ParameterizedTest
  @MethodSource("ways")
  void head_thatServersMayReadInDifferentWays_isRefused(String client, String scheme)
      throws IOException {
    try (var origin = origin(scheme)) {
      var words =
          new String[] {client, "Transfer-Encoding:x", url(scheme, "raw.test", origin, "/")};
      assertThat(ruled.ask(words))
          .matches("(failed|refused) .*")
          .contains("Transfer-Encoding does not say where its body ends");
      assertThat(origin.arrivals())
          .allSatisfy(arrival -> assertThat(text(arrival)).doesNotContain("Host", "X-Redial"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"both-sockets", "both-channels"})
  void acceptedConnection_ofAMatchedHost_isLeftAlone(String client) {
    var head = "PUT / HTTP/1.1  Host: old  X-End: 1    ";
    assertThat(ruled.ask(client, "http://127.0.0.1/"))
        .isEqualTo(
            "answered 200 "
                + head
                + " | "
                + head.replace("old", REWRITTEN).replace("1    ", "1  X-Redial: one    "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"waiting-sockets", "waiting-channels"})
  void otherProtocol_thatBeginsAsARequest_isNotHeldBack(String client) {
    assertThat(ruled.ask(client, "http://127.0.0.1/")).isEqualTo("answered 200 PUOKT x HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nio-selector", "nio-blocking", "engine-wrap", "engine-without-host"})
  void wrongCertificate_isStillRefused(String client) throws IOException {
    try (var origin = lab.origin("other.test")) {
      assertThat(ruled.ask(client, url("https", "raw.test", origin, "/"))).startsWith("refused ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine-wrap", "engine-begin", "engine-named-late"})
  void headWrittenToAnEngine_isChanged(String client) throws IOException {
    try (var origin = lab.origin(HOSTS)) {
      var url = url("https", "raw.test", origin, "/");
      assertThat(arrival(ruled, origin, "200 GET", client, url).requests().get(0).authorities())
          .containsExactly(REWRITTEN);
    }
  }

  @Test
  void headWrittenToAnEngine_withoutRawHttp_isLeft_andLogAndStatusSaySo(@TempDir Path folder)
      throws Exception {
    try (var origin = lab.origin(HOSTS)) {
      var url = url("https", "engine.test", origin, "/");
      assertThat(ruled.ask("engine-wrap", url)).isEqualTo("answered 200 GET");
      assertThat(origin.arrival().requests().get(0).authorities())
          .containsExactly("engine.test:" + origin.port());
      assertThat(ruled.errorOutput())
          .contains("left a request as it was")
          .contains("'raw-http: true' in the rule reaches it");
      assertThat(ChildJvm.runningAgentJar(folder).run("status", ruled.pid()).out())
          .containsOnlyOnce("has changed no request head on any of its TLS connections, 1 so far")
          .contains("'raw-http: true' in the rule reaches heads of HTTP/1.x");
    }
  }

  @Test
  void ruleWithoutRawHttp_headWrittenByHand_isSaidOnce(@TempDir Path folder) throws IOException {
    try (var own = new Lab(folder, HOSTS);
        var tls = own.origin(HOSTS);
        var without = own.plainOrigin()) {
      var rules = own.rules("match: {host: [raw.test, edge.test]}, " + CHANGE);
      var child = own.start(own.child().agent(rules.toString()));
      for (var library : Clients.HTTPS) {
        child.ask(library, url("http", "raw.test", without, "/"));
        child.ask(library, url("https", "raw.test", tls, "/"));
      }
      child.ask(
          "raw",
          "X-Redial:one",
          url("http", "raw.test", without, "/").replace("raw.test", "free.test"));
      assertThat(child.errorOutput()).doesNotContain("raw-http");

      for (var host : List.of("raw.test", "edge.test")) {
        own.forget();
        assertThat(child.ask("raw", url("https", host, tls, "/"))).isEqualTo("answered 200 GET");
        assertThat(child.ask("raw-bytewise", url("http", host, without, "/")))
            .isEqualTo("answered 200 GET");
        assertThat(tls.arrival().requests().get(0).authorities())
            .containsExactly(host + ":" + tls.port());
      }
      assertThat(child.errorOutput().lines().filter(line -> line.contains("raw-http: true")))
          .singleElement()
          .asString()
          .contains(" rule 'rule-1' ");
    }
  }

  private static Arrival arrival(
      Conversation child, Origin origin, String answer, String... words) {
    origin.forget();
    assertThat(child.ask(words)).isEqualTo("answered " + answer);
    return origin.arrival();
  }

  private Origin origin(String scheme) {
    return scheme.equals("http") ? lab.plainOrigin() : lab.origin(HOSTS);
  }

  private static String text(Arrival arrival) {
    return new String(arrival.bytes(), ISO_8859_1);
  }

  private static String url(String scheme, String host, Origin origin, String path) {
    return scheme + "://" + host + ":" + origin.port() + path;
  }
}
