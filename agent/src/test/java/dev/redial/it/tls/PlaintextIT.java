package dev.redial.it.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.clients.Regulars;
import dev.redial.testing.Arrival;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Request;
import dev.redial.testing.ScriptedProxy;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS that is asked for and HTTP that is spoken, by the clients of the JDK. */
@TestInstance(Lifecycle.PER_CLASS)
class PlaintextIT {
  private static final String PLAINTEXT = "plaintext: true, accept-risk: plaintext";
  private static final String ANSWERED = "answered (200 GET|101 hello)";

  private static final List<List<Integer>> ONE_OR_TWO = List.of(List.of(2), List.of(1, 1));

  /** Its application wants a certificate, and there is none. */
  private static final List<String> WANTING =
      List.of(
          "socket-session",
          "socket-connected-later-session",
          "socket-by-address-session",
          "socket-named-late-session");

  private Lab lab;
  private Origin origin;
  private Origin secure;
  private ScriptedProxy proxy;
  private Conversation without;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "old.test", "edge.test", "Neighbour.Test", "observed.test");
    origin = lab.plainOrigin();
    secure = lab.origin("neighbour.test", "old.test");
    proxy = new ScriptedProxy(null, null);
    var rules =
        lab.rules(
            "match: {host: old.test}, reason: no TLS yet, " + PLAINTEXT,
            "match: {host: edge.test}, host-header: tenant.test, raw-http: true, " + PLAINTEXT,
            "match: {host: moved.test}, connect-to: 127.0.0.1, " + PLAINTEXT,
            "match: {host: far.test}, proxy: 'http://127.0.0.1:" + proxy.port() + "', " + PLAINTEXT,
            "match: {host: observed.test}, mode: observe, " + PLAINTEXT);
    without = lab.start(lab.child());
    ruled = lab.start(lab.child().agent(rules.toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
    proxy.close();
  }

  @BeforeEach
  void forget() {
    lab.forget();
    proxy.forget();
  }

  static Stream<String> clients() {
    return Stream.of(Clients.SOCKETS, Clients.ENGINES, Clients.LAX, Clients.HTTPS)
        .flatMap(List::stream)
        .filter(client -> !WANTING.contains(client) && !client.equals("engine-without-host"));
  }

  private String to(String host) {
    return "https://" + host + ":" + origin.port() + "/";
  }

  @ParameterizedTest
  @MethodSource("clients")
  void serverWithoutTls_failsBefore_isAnsweredAfter_andEachTimeIsSaid(String client) {
    assertThat(without.ask(client, to("old.test"))).doesNotMatch(ANSWERED);
    lab.forget();

    int said = timesSaid();
    assertThat(ruled.ask(client, to("old.test"))).matches(ANSWERED);
    assertThat(request().authorities()).containsExactly("old.test:" + origin.port());
    assertThat(timesSaid() - said).isEqualTo(1);
  }

  private int timesSaid() {
    var line =
        "rule 'rule-1' changes old.test:"
            + origin.port()
            + ", plaintext: TLS -> none, nothing is encrypted and nobody verified (no TLS yet)";
    return ruled.errorOutput().split(Pattern.quote(line), -1).length - 1;
  }

  /** The one request; a client that has failed without the rule may knock once more. */
  private Request request() {
    var all = origin.arrivals().stream().filter(one -> text(one).contains("HTTP/1")).toList();
    assertThat(all).hasSize(1);
    assertThat(all.get(0).requests()).hasSize(1);
    return all.get(0).requests().get(0);
  }

  private static String text(Arrival arrival) {
    return new String(arrival.bytes(), ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "http-1", "http-2"})
  void bodies_ofAMebibyte_goBothWays_andTheConnectionIsKept(String client) {
    var body = "body=" + "0123456789abcdef".repeat(1 << 16);
    var answer = ruled.ask(client, to("old.test"), to("old.test") + "again", body);
    var echo = "200 " + body.substring("body=".length());
    assertThat(answer.equals("answered " + echo + " | " + echo)).as("answer").isTrue();
    var requests =
        origin.arrivals().stream()
            .filter(one -> text(one).contains("HTTP/1"))
            .map(one -> one.requests().size())
            .toList();
    // java.net.http may return a connection to its pool too late for the next request
    assertThat(requests).isIn(client.equals("url") ? List.of(List.of(2)) : ONE_OR_TWO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "http-1", "http-2"})
  void bodies_inChunks_orThatEndWithTheConnection_areWhole(String client) {
    assertThat(ruled.ask(client, to("old.test") + "chunked")).isEqualTo("answered 200 GET");
    assertThat(ruled.ask(client, to("old.test") + "until-close")).isEqualTo("answered 200 GET");
  }

  @Test
  void body_sentInChunks_arrives() {
    assertThat(ruled.ask("url-streaming", to("old.test"), "body=" + "hello".repeat(100)))
        .isEqualTo("answered 200 " + "hello".repeat(100));
    assertThat(request().values("Transfer-Encoding")).containsExactly("chunked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "http-1", "http-2", "web-socket", "raw"})
  void host_isTheRules(String client) {
    assertThat(ruled.ask(client, to("edge.test"))).matches(ANSWERED);
    assertThat(request().authorities()).containsExactly("tenant.test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"url", "http-2", "web-socket", "socket-layered", "socket-connected-later"})
  void otherAddress_isSpokenToWithoutTls(String client) {
    assertThat(ruled.ask(client, to("moved.test"))).matches(ANSWERED);
    assertThat(request().authorities()).containsExactly("moved.test:" + origin.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "http-2", "web-socket", "socket-explicit"})
  void tunnel_carriesPlainBytes(String client) {
    assertThat(ruled.ask(client, to("far.test"))).matches(ANSWERED);
    assertThat(request().authorities()).containsExactly("far.test:" + origin.port());
    assertThat(proxy.requests())
        .singleElement()
        .extracting(Request::method, Request::target)
        .containsExactly("CONNECT", "far.test:" + origin.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"socket-session", "url-pinning", "socket-pinning"})
  void application_thatWantsACertificate_refuses(String client) {
    assertThat(ruled.ask(client, to("old.test")))
        .isEqualTo(
            "refused javax.net.ssl.SSLPeerUnverifiedException:"
                + " redial: nobody is verified, as rule 'rule-1' has 'plaintext'");
    assertThat(origin.arrivals()).allSatisfy(one -> assertThat(one.requests()).isEmpty());
  }

  @Test
  void engineWithoutHost_isRefused() {
    assertThat(ruled.ask("engine-without-host", to("old.test")))
        .startsWith("refused ")
        .contains("redial: rule 'rule-1' matches old.test and cannot be applied (TLS)")
        .contains("the TLS engine was made before the rule held, or without its host");
    assertThat(origin.arrivals()).allSatisfy(one -> assertThat(one.bytes()).isEmpty());
  }

  /** The same port, and the same name by another path: only the rule's own host goes without. */
  @Tag("extended")
  @ParameterizedTest
  @MethodSource("clients")
  void neighbour_isByteIdentical(String client) {
    var url = "https://Neighbour.Test:" + secure.port() + "/";
    var before = arrival(without, client, url);
    ruled.ask(client, to("old.test"));
    var after = arrival(ruled, client, url);
    assertThat(hex(after)).isEqualTo(hex(before));
  }

  private Arrival arrival(Conversation child, String client, String url) {
    secure.forget();
    assertThat(child.ask(client, url)).matches(ANSWERED);
    return secure.arrivals().get(0);
  }

  private static String hex(Arrival arrival) {
    return HexFormat.of().formatHex(arrival.hello().bytesWithoutRandom());
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "http-1", "socket-explicit", "engine-wrap"})
  void serverWithoutTls_whereTheRuleOnlyObserves_isNotAnswered(String client) {
    assertThat(ruled.ask(client, to("observed.test"))).doesNotMatch(ANSWERED);
    assertThat(origin.arrivals())
        .isNotEmpty()
        .extracting(PlaintextIT::text)
        .allSatisfy(bytes -> assertThat(bytes).doesNotContain("HTTP/"))
        .anySatisfy(bytes -> assertThat(bytes).startsWith("\u0016\u0003"));
    assertThat(ruled.errorOutput())
        .contains("rule 'rule-5' (observe) would change observed.test:" + origin.port());
  }

  @Test
  void withoutTheWords_nothingIsCarriedOut() throws IOException {
    var rules = lab.rules("match: {host: old.test}, plaintext: true");
    var child = lab.start(lab.child().agent(rules.toString()));
    assertThat(child.ask("url", to("old.test"))).doesNotMatch(ANSWERED);
    assertThat(child.ask("url", "https://old.test:" + secure.port() + "/"))
        .isEqualTo("answered 200 GET");
    assertThat(child.errorOutput()).contains("write 'accept-risk: plaintext' as well");
  }

  @Test
  void ruleThatIsTakenBack_takesItsKeptConnectionsAlong_andIsNamedByStatusAndExplain(
      @TempDir Path own) throws Exception {
    var kept = lab.plainOrigin();
    var url = "https://old.test:" + kept.port() + "/";
    var text = "version: 1\nrules: [{name: live, match: {host: old.test}, " + PLAINTEXT + "}]\n";
    var live = Files.writeString(own.resolve("live.yaml"), text);
    var child = lab.start(lab.child(Regulars.class).agent(live.toString()));
    for (var client : Regulars.CLIENTS) {
      assertThat(child.ask(client, url)).isEqualTo("answered 200 GET");
      assertThat(child.ask(client, url)).isEqualTo("answered 200 GET");
    }
    int all = Regulars.CLIENTS.size();
    assertThat(kept.arrivals()).hasSizeBetween(all, all + 2);
    assertThat(child.errorOutput()).contains("1 rule, PLAINTEXT by 'live' from ");
    assertThat(redial("status", child.pid()))
        .contains("rule 'live' (line 2) enforces PLAINTEXT")
        .containsPattern("hits: plaintext [" + all + "-" + (all + 2) + "]");
    assertThat(redial("explain", live.toString(), url))
        .containsPattern("TLS +the client's +none: nothing is encrypted, nobody is verified");

    Files.writeString(live, "version: 1\nrules: []\n");
    Waiting.until("the change", () -> child.errorOutput().contains(" 0 rules from "));
    for (var client : Regulars.CLIENTS) {
      assertThat(child.ask(client, url)).doesNotMatch(ANSWERED);
    }
  }

  private String redial(String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(lab.folder()).run(arguments).out();
  }

  @Test
  void serverWithTls_underTheRule_isNotSpokenToInTls() throws IOException {
    assertThat(ruled.ask("url", "https://old.test:" + secure.port() + "/")).doesNotMatch(ANSWERED);
    assertThat(secure.arrivals()).isEmpty();
  }
}
