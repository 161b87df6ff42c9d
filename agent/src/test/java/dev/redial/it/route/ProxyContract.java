package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.Certificates;
import dev.redial.testing.Conversation;
import dev.redial.testing.FullListener;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every kind of proxy, with clients of the JDK that block. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ProxyContract {
  private static final String HOST = "server.test";
  private static final String SECRET = "pass:w\u00f6rd";
  private static final String OTHER_SECRET = "letmein";
  private static final String BASIC = "Basic " + credentials(SECRET);
  private static final String OTHER_BASIC = credentials(OTHER_SECRET);

  private Lab lab;
  private LineServer server;
  private Origin origin;
  private Origin plainOrigin;
  private ScriptedProxy proxy;
  private FullListener full;

  /** Takes connections and says nothing. */
  private ServerSocket mute;

  private Conversation without;
  private Conversation ruled;
  private Path rules;

  private static String credentials(String password) {
    return Base64.getEncoder().encodeToString(("me:" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** What the proxy shows, or null for no TLS. */
  abstract @Nullable Identity identity(Certificates authority);

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "resolves.test");
    server = new LineServer();
    origin = lab.origin(HOST);
    plainOrigin = lab.plainOrigin();
    var authority = new Certificates();
    authority.writePem(folder.resolve("proxy-ca.pem"));
    var identity = identity(authority);
    proxy = new ScriptedProxy(identity, BASIC);
    lab.file("secret", SECRET + "\n");
    full = new FullListener();
    mute = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    var scheme = identity == null ? "http" : "https";
    rules =
        lab.file(
            "rules.yaml",
            """
            version: 1
            proxies:
              corp:
                url: URL
                username: me
                password: ${file:secret}
                auth: basic
                headers: {User-Agent: redial}
                TRUST
              refused: {url: URL, username: me, password: letmein, auth: basic, TRUST}
              anonymous: {url: URL, TRUST}
            rules:
              - {name: wrong, match: {host: wrong.test}, proxy: refused}
              - {name: wrong-list, match: {host: wrong-list.test}, proxy: refused, connect-to: [a.test, b.test]}
              - {name: nobody, match: {host: nobody.test}, proxy: anonymous}
              - {name: seen, match: {host: seen.test}, proxy: corp, mode: observe}
              - {name: inner, match: {host: inner.test}, proxy: corp, connect-to: [status-502.test, moved.test]}
              - {name: full, match: {host: full.test}, proxy: "SCHEME://127.0.0.1:FULL"}
              - {name: mute, match: {host: mute.test}, proxy: "SCHEME://127.0.0.1:MUTE"}
              - {name: other-port, match: {host: resolves.test, port: 1}, proxy: corp}
              - {name: all, match: {host: "*.test"}, proxy: corp}
            """
                .replace("URL", scheme + "://127.0.0.1:" + proxy.port())
                .replace("SCHEME", scheme)
                .replace("FULL", "" + full.port())
                .replace("MUTE", "" + mute.getLocalPort())
                .replace(", TRUST", identity == null ? "" : ", trust: proxy-ca.pem")
                .replace("TRUST", identity == null ? "" : "trust: proxy-ca.pem"));
    without = lab.start(lab.child());
    ruled = lab.start(lab.child().agent(rules.toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
    server.close();
    proxy.close();
    full.close();
    mute.close();
  }

  @BeforeEach
  void forget() {
    lab.forget();
    proxy.forget();
  }

  private String to(String host) {
    return "tcp://" + host + ":" + server.port();
  }

  @ParameterizedTest
  @ValueSource(strings = {"line", "line-unresolved", "line-by-address"})
  void ownProtocol_toANameThatTheProxyKnows_goesThrough(String client) {
    assertThat(without.ask(client, to(HOST))).startsWith("failed java.net.UnknownHostException");
    var peer = HOST + ":" + server.port();
    assertThat(ruled.ask(client, to(HOST), "So-Timeout:41234"))
        .isEqualTo("answered 220 ready, hello, " + peer + " " + peer + " 41234");
    assertThat(proxy.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("CONNECT");
              assertThat(request.target()).isEqualTo(peer);
              assertThat(request.values("Host")).containsExactly(peer);
              assertThat(request.values("User-Agent")).containsExactly("redial");
              assertThat(request.values("Proxy-Authorization")).containsExactly(BASIC);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytewise", "interim", "long", "length", "bare", "greeting"})
  void answer_ofAnUnusualForm_losesNoByte(String manner) {
    var peer = manner + ".test:" + server.port();
    assertThat(ruled.ask("line", to(manner + ".test"), "Connect-Timeout:30000"))
        .isEqualTo("answered 220 ready, hello, " + peer + " " + peer + " 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status-403 | ConnectException | the proxy answered 403 Forbidden",
        "status-502 | ConnectException | the proxy answered 502 ?[31mBad Gateway",
        "status-503 | ConnectException | the proxy answered 503 Service Unavailable",
        "status-504 | ConnectException | the proxy answered 504 Gateway Timeout",
        "garbage | ConnectException | the proxy does not answer in HTTP/1, but with 'S",
        "too-long | ConnectException | the proxy sent more than 64 KiB of header",
        "closes | ConnectException | the proxy closed the connection without an answer",
        "closes-in-the-middle | ConnectException | the proxy closed the connection in the middle of its answer",
      })
  void answer_thatIsNoTunnel_isAClearError(String name, String type, String message) {
    var target = name + ".test:" + server.port();
    assertThat(ruled.ask("line", to(name + ".test"), "Connect-Timeout:3000"))
        .startsWith("failed java.net." + type + ": redial: rule 'all': CONNECT " + target)
        .contains(" by proxy 'corp' (http")
        .contains(" failed: " + message);
  }

  /** Connecting, TLS to the proxy if it wants that, and CONNECT; bytes that come gain no time. */
  @ParameterizedTest
  @ValueSource(strings = {"full", "mute", "silent", "dribbles"})
  void silence_atAnyStage_endsAtTheApplicationsOwnLimit(String name) {
    assertThat(ruled.ask("line", to(name + ".test"), "Connect-Timeout:500"))
        .startsWith("failed java.net.SocketTimeoutException: redial: rule '")
        .endsWith(" failed: the proxy did not answer in time");
  }

  @Test
  void authentication_thatFails_namesTheSchemesAndNoSecret() throws IOException {
    var verbose = lab.start(lab.child().agent("rules=" + rules + ",log=debug"));
    assertThat(verbose.ask("line", to(HOST))).startsWith("answered ");
    assertThat(verbose.ask("line", to("wrong.test")))
        .doesNotContain(OTHER_SECRET, OTHER_BASIC)
        .startsWith("failed java.net.ConnectException: redial: rule 'wrong': CONNECT wrong.test:")
        .endsWith(
            " failed: the proxy answered 407 Proxy Authentication Required"
                + " and asks for Negotiate, Basic;"
                + " it does not accept the 'username' and 'password' under 'proxies'");
    assertThat(verbose.ask("line", to("nobody.test")))
        .endsWith("; write 'username' and 'password' for it, under 'proxies'");
    assertThat(verbose.errorOutput())
        .contains("ERROR route 407: rule 'wrong': CONNECT wrong.test:")
        .doesNotContain("rule 'wrong' changes")
        .doesNotContain(SECRET, BASIC, OTHER_SECRET, OTHER_BASIC);
  }

  @Test
  void authentication_thatFails_isNotTriedForTheNextAddress() {
    assertThat(ruled.ask("line", to("wrong-list.test"))).contains("CONNECT a.test:", " 407 ");
    assertThat(proxy.requests()).hasSize(1);
  }

  static Stream<String> tlsClients() {
    return Stream.concat(Clients.SOCKETS.stream(), Stream.of("url", "url-streaming"));
  }

  @ParameterizedTest
  @MethodSource("tlsClients")
  void tlsInside_isTheApplicationsOwn(String client) {
    var url = "https://" + HOST + ":" + origin.port() + "/path";
    assertThat(ruled.ask(client, url)).isEqualTo("answered 200 GET");
    var arrival = origin.arrival();
    assertThat(arrival.hello().serverName()).isEqualTo(HOST);
    assertThat(arrival.requests().get(0).values("Host"))
        .containsExactly(HOST + ":" + origin.port());
    assertThat(new String(arrival.bytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain("Basic")
        .doesNotContain("redial");
    assertThat(proxy.requests())
        .extracting(request -> request.target())
        .containsExactly(HOST + ":" + origin.port());

    assertThat(ruled.ask(client, url.replace(HOST, "another.test"))).startsWith("refused ");
  }

  @Test
  void plainHttp_goesThroughATunnelToo() {
    assertThat(ruled.ask("url", "http://" + HOST + ":" + plainOrigin.port() + "/path"))
        .isEqualTo("answered 200 GET");
    assertThat(plainOrigin.arrival().requests().get(0).target()).isEqualTo("/path");
  }

  @Test
  void connectTo_isTheTargetOfConnect_inTurn() {
    var peer = "inner.test:" + server.port();
    assertThat(ruled.ask("line-with-options", to("inner.test"), "Connect-Timeout:20000"))
        .isEqualTo("answered 220 ready, hello, " + peer + " " + peer + " 0, kept");
    assertThat(proxy.requests())
        .extracting(request -> request.target())
        .containsExactly("status-502.test:" + server.port(), "moved.test:" + server.port());
  }

  @Test
  void finalizersOfTheWayThatFailed_leaveTheNextOneAlone() {
    var peer = "inner.test:" + server.port();
    assertThat(ruled.ask("lines-with-finalizers", to("inner.test")))
        .isEqualTo("answered 220 ready, hello, " + peer + " " + peer + " 0");
  }

  @Test
  void observe_onlySaysWhatItWouldDo() {
    assertThat(ruled.ask("line", to("seen.test"))).startsWith("failed java.net.UnknownHost");
    assertThat(ruled.ask("line-unresolved", to("seen.test"))).startsWith("failed ");
    assertThat(proxy.requests()).isEmpty();
    assertThat(ruled.errorOutput()).contains("rule 'seen' (observe) would change seen.test:");
  }

  @Test
  void hostWithARuleOnAnotherPort_isDialledAsWithoutIt() {
    assertThat(ruled.ask("line", to("resolves.test"))).startsWith("answered 220 ready, hello, ");
  }

  @Test
  void bytes_ofBothDirectionsAtOnce_arriveAsSent() {
    assertThat(ruled.ask("line-transfer", to(HOST))).startsWith("answered 220 ready, same, ");
  }

  @Test
  void halfClose_reachesTheServer_andItsAnswerComesBack() {
    assertThat(ruled.ask("line-half-close", to(HOST)))
        .startsWith("answered 220 ready, last words, ");
  }

  @Test
  void available_countsWhatHasArrived() {
    assertThat(ruled.ask("line-available", to(HOST))).startsWith("answered 220 ready, hello, ");
  }

  @Test
  void proxyThatDies_isWhatADyingServerIs_andTheNextConnectionWorks() throws Exception {
    var answer = CompletableFuture.supplyAsync(() -> ruled.ask("line-to-the-end", to(HOST)));
    while (!ruled.errorOutput().contains("waiting for the end")) {
      Thread.onSpinWait();
    }
    proxy.breakOff();
    assertThat(answer.get()).startsWith("failed java.net.SocketException: Connection reset");
    assertThat(ruled.ask("line", to(HOST))).startsWith("answered 220 ready, hello, ");
  }

  @Test
  void log_saysOnceWhatTheRuleDoes() {
    ruled.ask("line", to(HOST));
    assertThat(List.of(ruled.errorOutput().split("\n")))
        .filteredOn(line -> line.contains("rule 'all' changes"))
        .singleElement()
        .asString()
        .contains(" by proxy 'corp' (http");
  }
}
