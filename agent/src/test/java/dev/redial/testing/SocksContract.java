package dev.redial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Channels, blocking and not, that a rule leads through a proxy of SOCKS 5. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SocksContract {
  private static final List<String> MANNERS =
      List.of("plain", "bytewise", "six", "named", "greeting");

  private Lab lab;
  private LineServer server;
  private FullListener full;
  private ScriptedSocks open;
  private ScriptedSocks locked;
  private ClosedPort closed;
  private Conversation child;
  private Conversation without;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder);
    server = new LineServer();
    full = new FullListener();
    open = new ScriptedSocks(null);
    locked = new ScriptedSocks("me:geheim");
    closed = new ClosedPort();
    var names =
        lab.file(
            "names",
            """
            127.0.0.1 proxy.test here.near.test untouched.test
            127.0.0.2 twice.near.test
            127.0.0.1 twice.near.test
            """);
    child =
        lab.start(
            program(lab)
                .property("jdk.net.hosts.file", names)
                .environment("PROXY_PASSWORD", "geheim")
                .agent("rules=" + rules() + ",log=debug"));
    without = lab.start(program(lab).property("jdk.net.hosts.file", names));
  }

  /** A JVM for a program that connects channels. */
  protected abstract ChildJvm program(Lab lab) throws IOException;

  /** Its ways to connect. */
  protected abstract List<String> clients();

  /** Those of them that have a limit of their own. */
  protected abstract List<String> limited();

  /** The program, with the agent. */
  protected final Conversation child() {
    return child;
  }

  private Path rules() {
    var text =
        """
        version: 1
        proxies:
          far: {url: "socks5h://proxy.test:OPEN"}
          near: {url: "socks5://proxy.test:OPEN"}
          known: {url: "socks5h://proxy.test:LOCKED", username: me, password: "${env:PROXY_PASSWORD}"}
          wrong: {url: "socks5h://proxy.test:LOCKED", username: me, password: verkehrt}
          nobody: {url: "socks5h://proxy.test:LOCKED"}
        rules:
          - {name: wrong, match: {host: wrong.test}, proxy: wrong, connect-to: ["a.test:1", "b.test:1"]}
          - {name: nobody, match: {host: nobody.test}, proxy: nobody}
          - {name: far, match: {host: "*.far.test"}, proxy: far}
          - {name: known, match: {host: "*.known.test"}, proxy: known}
          - {name: near, match: {host: "*.near.test"}, proxy: near}
          - {name: listed, match: {host: listed.test}, connect-to: ["reply-5.test:9", "plain.test:SERVER"], proxy: far}
          - {name: stranger, match: {host: stranger.test}, proxy: "socks5h://127.0.0.1:SERVER"}
          - {name: full, match: {host: full.test}, proxy: "socks5h://127.0.0.1:FULL"}
          - {name: dead, match: {host: dead.test}, proxy: "socks5://127.0.0.1:CLOSED", connect-to: 127.0.0.1}
        """
            .replace("OPEN", "" + open.port())
            .replace("LOCKED", "" + locked.port())
            .replace("CLOSED", "" + closed.number())
            .replace("FULL", "" + full.port())
            .replace("SERVER", "" + server.port());
    return lab.file("routes.yaml", text);
  }

  @AfterAll
  final void stop() throws IOException {
    lab.close();
    open.close();
    locked.close();
    server.close();
    full.close();
    closed.close();
  }

  @BeforeEach
  void forget() {
    open.forget();
    locked.forget();
  }

  final List<Arguments> manners() {
    var all = new ArrayList<Arguments>();
    for (var client : clients()) {
      MANNERS.forEach(manner -> all.add(Arguments.of(client, manner)));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("manners")
  void name_isLookedUpByTheProxy_andNoByteIsLost(String client, String manner) {
    for (var host : List.of(manner + ".far.test", manner + ".known.test")) {
      assertThat(ask(client, host, server.port())).isEqualTo(hello(host, server.port()));
    }
    assertThat(open.targets()).containsExactly(manner + ".far.test:" + server.port());
    assertThat(open.logins()).isEmpty();
    assertThat(locked.targets()).containsExactly(manner + ".known.test:" + server.port());
    assertThat(locked.logins()).containsExactly("me:geheim");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void name_isLookedUpHere_andEachAddressIsAskedFor(String client) {
    assertThat(ask(client, "here.near.test", server.port()))
        .isEqualTo(hello("here.near.test", server.port()));
    assertThat(open.targets()).containsExactly("127.0.0.1:" + server.port());
    open.forget();
    assertThat(ask(client, "twice.near.test", server.port()))
        .isEqualTo(hello("twice.near.test", server.port()));
    assertThat(open.targets())
        .containsExactly("127.0.0.2:" + server.port(), "127.0.0.1:" + server.port());
    open.forget();
    assertThat(ask(client, "unknown.near.test", 443))
        .contains("UnknownHostException", "the host cannot be resolved: unknown.near.test");
    assertThat(open.connections()).isZero();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void bytes_goBothWaysAtOnce(String client) {
    assertThat(ask(client, "plain.known.test", server.port(), "bytes:3000000"))
        .isEqualTo("220 ready 3000000 same from plain.known.test:" + server.port());
  }

  @ParameterizedTest
  @MethodSource("clients")
  void login_thatIsWrongOrMissing_isRefusedForGood_withoutTheSecret(String client) {
    assertThat(ask(client, "wrong.test", 443))
        .contains("redial: rule 'wrong': SOCKS connection to a.test:1 for wrong.test:443 by proxy")
        .contains("failed: the proxy refused the login with status 1;")
        .contains("it does not accept the 'username' and 'password' under 'proxies'")
        .doesNotContain("verkehrt");
    assertThat(locked.connections()).isEqualTo(1);
    assertThat(ask(client, "nobody.test", 443))
        .contains("asks for a login; write 'username' and 'password'");
    assertThat(child.errorOutput())
        .contains("ERROR route SOCKS login: rule 'wrong': SOCKS connection to a.test:1")
        .doesNotContain("geheim", "verkehrt");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void refusal_isSaidInTheWordsOfItsReply(String client) {
    assertThat(ask(client, "reply-5.far.test", 443)).contains("answered 5, connection refused");
    assertThat(ask(client, "reply-4.far.test", 443)).contains("answered 4, host unreachable");
    assertThat(ask(client, "short.far.test", 443)).contains("2, connection not allowed by ruleset");
    assertThat(ask(client, "no-kind.far.test", 443)).contains("an address of the unknown type 9");
    assertThat(ask(client, "closes-in-the-middle.far.test", 443)).contains("in the middle of its");
    assertThat(ask(client, "stranger.test", 443)).contains("in SOCKS 5, but with the byte 50");
    assertThat(ask(client, "dead.test", 443)).contains("the proxy cannot be reached: ");
    assertThat(child.errorOutput())
        .contains(
            "ERROR route SOCKS reply 5: rule 'far': SOCKS connection to reply-5.far.test:443");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void connectTo_isWhatTheProxyIsAskedFor_inTurn(String client) {
    assertThat(ask(client, "listed.test", 443)).isEqualTo(hello("listed.test", 443));
    assertThat(open.targets()).containsExactly("reply-5.test:9", "plain.test:" + server.port());
  }

  @ParameterizedTest
  @MethodSource("clients")
  void neighbour_isUntouched_andWithoutTheRuleNothingWorks(String client) {
    if (!client.contains("unresolved")) {
      assertThat(ask(client, "untouched.test", server.port()))
          .isEqualTo(hello("untouched.test", server.port()));
    }
    assertThat(without.ask(client, url("plain.far.test", server.port())))
        .doesNotContain("220 ready");
    assertThat(open.connections()).isZero();
    assertThat(locked.connections()).isZero();
  }

  @ParameterizedTest
  @MethodSource("limited")
  void silence_endsAtTheApplicationsOwnLimit(String client) {
    for (var host : List.of("silent.far.test", "full.test")) {
      assertThat(ask(client, host, 443, "limit:400")).as(host).contains("Timeout");
    }
  }

  private static String hello(String host, int port) {
    return "220 ready hello from " + host + ":" + port;
  }

  private String ask(String client, String host, int port, String... fields) {
    var words = new ArrayList<>(List.of(client, url(host, port)));
    words.addAll(List.of(fields));
    return child.ask(words.toArray(String[]::new));
  }

  private static String url(String host, int port) {
    return "tcp://" + host + ":" + port;
  }
}
