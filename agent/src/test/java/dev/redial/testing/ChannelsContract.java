package dev.redial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Channels, blocking and not, whose address a rule changes. No name here resolves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChannelsContract {
  private static final String BASIC = "Basic bWU6Z2VoZWlt";
  private static final List<String> MANNERS =
      List.of("plain", "bytewise", "interim", "long", "length", "bare", "greeting");

  /** While connecting, in TLS, in CONNECT, and in an answer without end. */
  private static final List<String> SILENT =
      List.of("full.test", "mute.test", "silent.one.test", "dribbles.one.test", "silent.two.test");

  private Lab lab;
  private LineServer server;
  private FullListener full;

  /** Takes connections and says nothing. */
  private ServerSocket mute;

  private ScriptedProxy proxy;
  private ScriptedProxy secureProxy;
  private ClosedPort closed;
  private Conversation child;
  private Conversation without;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "here.test", "proxy.test", "two-ports.test", "untouched.test");
    server = new LineServer();
    full = new FullListener();
    mute = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    var authority = new Certificates();
    authority.writePem(folder.resolve("proxy-ca.pem"));
    proxy = new ScriptedProxy(null, BASIC);
    secureProxy = new ScriptedProxy(authority.issue("proxy.test"), BASIC);
    closed = new ClosedPort();
    child =
        start(lab, program(lab).environment("PROXY_PASSWORD", "geheim").agent(rules().toString()));
    without = start(lab, program(lab));
  }

  /** A JVM for a program that connects channels. */
  protected abstract ChildJvm program(Lab lab) throws IOException;

  /** Starts such a JVM. */
  protected Conversation start(Lab lab, ChildJvm program) throws IOException {
    return lab.start(program);
  }

  /** Its ways to connect. */
  protected abstract List<String> clients();

  /** Those of them that have a limit of their own. */
  protected abstract List<String> limited();

  /** The class of the exception by which one of them tells of a failure to connect. */
  protected abstract String exception(String client);

  private Path rules() {
    var text =
        """
        version: 1
        proxies:
          one: {url: "http://proxy.test:PLAIN", username: me, password: "${env:PROXY_PASSWORD}", auth: basic}
          two: {url: "https://proxy.test:SECURE", username: me, password: "${env:PROXY_PASSWORD}", auth: basic, trust: proxy-ca.pem}
          locked-one: {url: "http://proxy.test:PLAIN", username: me, password: wrong, auth: basic}
          locked-two: {url: "https://proxy.test:SECURE", username: me, password: wrong, auth: basic, trust: proxy-ca.pem}
          strange: {url: "https://proxy.test:SECURE"}
          misnamed: {url: "https://127.0.0.1:SECURE", trust: proxy-ca.pem}
          mute: {url: "https://127.0.0.1:MUTE", trust: proxy-ca.pem}
        rules:
          - {name: locked-one, match: {host: locked.one.test}, proxy: locked-one}
          - {name: locked-two, match: {host: locked.two.test}, proxy: locked-two}
          - {name: locked-list-one, match: {host: locked.list.one}, connect-to: ["a.test:1", "b.test:1"], proxy: locked-one}
          - {name: locked-list-two, match: {host: locked.list.two}, connect-to: ["a.test:1", "b.test:1"], proxy: locked-two}
          - {name: strange-list, match: {host: strange.list}, connect-to: ["a.test:1", "b.test:1"], proxy: strange}
          - {name: one, match: {host: "*.one.test"}, proxy: one}
          - {name: two, match: {host: "*.two.test"}, proxy: two}
          - {name: strange, match: {host: strange.test}, proxy: strange}
          - {name: misnamed, match: {host: misnamed.test}, proxy: misnamed}
          - {name: full, match: {host: full.test}, proxy: "http://127.0.0.1:FULL"}
          - {name: mute, match: {host: mute.test}, proxy: mute}
          - {name: dead, match: {host: dead.test}, proxy: "http://127.0.0.1:CLOSED"}
          - {name: unknown, match: {host: unknown.test}, proxy: "http://nowhere.test:1"}
          - {name: moved, match: {host: moved.test}, connect-to: here.test}
          - {name: listed, match: {host: listed.test}, connect-to: ["nowhere.test:1", "127.0.0.1:CLOSED", "127.0.0.1:SERVER"]}
          - {name: late, match: {host: late.test}, connect-to: ["127.0.0.1:FULL", "127.0.0.1:SERVER"]}
          - {name: down, match: {host: down.test}, connect-to: ["127.0.0.1:CLOSED", "127.0.0.2:CLOSED"]}
          - {name: both-one, match: {host: both.one}, connect-to: ["status-502.test:9", "plain.test:SERVER"], proxy: one}
          - {name: both-two, match: {host: both.two}, connect-to: ["status-502.test:9", "plain.test:SERVER"], proxy: two}
          - {name: other-port, match: {host: two-ports.test, port: 1}, proxy: one}
        """
            .replace("PLAIN", "" + proxy.port())
            .replace("SECURE", "" + secureProxy.port())
            .replace("CLOSED", "" + closed.number())
            .replace("FULL", "" + full.port())
            .replace("MUTE", "" + mute.getLocalPort())
            .replace("SERVER", "" + server.port());
    return lab.file("routes.yaml", text);
  }

  @AfterAll
  final void stop() throws IOException {
    lab.close();
    proxy.close();
    secureProxy.close();
    server.close();
    full.close();
    closed.close();
    mute.close();
  }

  @BeforeEach
  void forget() {
    proxy.forget();
    secureProxy.forget();
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
  void channel_throughAProxy_losesNoByte(String client, String manner) {
    for (var tunnel : List.of(manner + ".one.test", manner + ".two.test")) {
      assertThat(ask(client, tunnel, server.port()))
          .isEqualTo("220 ready hello from " + tunnel + ":" + server.port());
      var used = tunnel.contains("one") ? proxy : secureProxy;
      assertThat(used.requests())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.method()).isEqualTo("CONNECT");
                assertThat(request.target()).isEqualTo(tunnel + ":" + server.port());
                assertThat(request.values("Proxy-Authorization")).containsExactly(BASIC);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void channel_throughAProxy_carriesMegabytesBothWaysAtOnce(String client) {
    for (var tunnel : List.of("plain.one.test", "plain.two.test")) {
      assertThat(ask(client, tunnel, server.port(), "bytes:3000000"))
          .isEqualTo("220 ready 3000000 same from " + tunnel + ":" + server.port());
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void channel_toAnotherAddress_seesItsOwn(String client) {
    assertThat(ask(client, "moved.test", server.port()))
        .isEqualTo("220 ready hello from moved.test:" + server.port());
    assertThat(ask(client, "listed.test", 1)).isEqualTo("220 ready hello from listed.test:1");
    assertThat(ask(client, "both.one", 443)).isEqualTo("220 ready hello from both.one:443");
    assertThat(ask(client, "both.two", 443)).isEqualTo("220 ready hello from both.two:443");
    for (var used : List.of(proxy, secureProxy)) {
      assertThat(used.requests())
          .extracting(request -> request.target())
          .containsExactly("status-502.test:9", "plain.test:" + server.port());
    }
  }

  @Tag("extended")
  @ParameterizedTest
  @MethodSource("clients")
  void channel_whoseFirstAddressIsSilent_goesOnToTheNext(String client) {
    assertThat(ask(client, "late.test", 1, "limit:10000"))
        .isEqualTo("220 ready hello from late.test:1");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void channel_withoutRule_isUntouched(String client) {
    if (!client.contains("unresolved")) {
      for (var host : List.of("untouched.test", "two-ports.test")) {
        assertThat(ask(client, host, server.port()))
            .isEqualTo("220 ready hello from " + host + ":" + server.port());
      }
    }
    assertThat(ask(client, "untouched.test", closed.number()))
        .isEqualTo(without.ask(client, url("untouched.test", closed.number())));
    assertThat(proxy.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void channel_refusedByTheProxy_failsWithTheReason(String client) {
    for (var way : List.of("one", "two")) {
      var host = "." + way + ".test";
      assertThat(ask(client, "locked" + host, 443))
          .startsWith(exception(client) + ": redial: rule 'locked-" + way + "': CONNECT")
          .contains(":443 by proxy 'locked-" + way + "' (http")
          .contains("407 Proxy Authentication Required and asks for Negotiate, Basic")
          .doesNotContain("wrong", "bWU6");
      assertThat(ask(client, "status-502" + host, 443)).contains("the proxy answered 502 ");
      assertThat(ask(client, "garbage" + host, 443)).contains("does not answer in HTTP/1");
      assertThat(ask(client, "too-long" + host, 443)).contains("more than 64 KiB of header");
      assertThat(ask(client, "closes" + host, 443)).contains("without an answer");
      assertThat(ask(client, "closes-in-the-middle" + host, 443)).contains("in the middle of its");
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void channel_refusedForGood_goesOnToNoOtherAddress(String client) {
    assertThat(ask(client, "locked.list.one", 443)).contains("CONNECT a.test:1 ", " 407 ");
    assertThat(proxy.requests()).hasSize(1);
    assertThat(ask(client, "locked.list.two", 443)).contains("CONNECT a.test:1 ", " 407 ");
    assertThat(secureProxy.requests()).hasSize(1);
    secureProxy.forget();
    assertThat(ask(client, "strange.list", 443)).contains("CONNECT a.test:1 ", "no TLS to the");
    assertThat(secureProxy.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void channel_whoseProxyDies_hearsOfIt_andTheNextOneWorks(String client) {
    for (var tunnel : List.of("plain.one.test", "plain.two.test")) {
      int before = child.errorOutput().length();
      var answer =
          CompletableFuture.supplyAsync(() -> ask(client, tunnel, server.port(), "until:end"));
      Waiting.until(
          "the client waits",
          () -> child.errorOutput().indexOf("waiting for the end", before) >= 0);
      (tunnel.contains("one") ? proxy : secureProxy).breakOff();
      assertThat(answer.join()).contains("Connection reset");
      assertThat(ask(client, tunnel, server.port()))
          .isEqualTo("220 ready hello from " + tunnel + ":" + server.port());
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void channel_halfClosed_readsTheRest(String client) {
    for (var tunnel : List.of("plain.one.test", "plain.two.test")) {
      assertThat(ask(client, tunnel, server.port(), "half:close"))
          .isEqualTo("220 ready hello from " + tunnel + ":" + server.port());
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void channel_whoseProxyCannotBeTrusted_failsWithTheReason(String client) {
    for (var host : List.of("strange", "misnamed")) {
      assertThat(ask(client, host + ".test", 443))
          .startsWith("javax.net.ssl.SSLHandshakeException: redial: rule '" + host + "': CONNECT")
          .contains("failed: no TLS to the proxy");
    }
    assertThat(secureProxy.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void channel_thatReachesNobody_failsWithTheReason(String client) {
    assertThat(ask(client, "dead.test", 443))
        .startsWith(exception(client) + ": redial: rule 'dead': CONNECT dead.test")
        .contains("the proxy cannot be reached: ", "Connection refused");
    assertThat(ask(client, "unknown.test", 443))
        .contains("UnknownHostException", "the proxy cannot be resolved: nowhere.test");
    assertThat(ask(client, "down.test", 443))
        .contains(
            "connect-to 127.0.0.2:" + closed.number(), "cannot be reached: ", "Connection refused");
  }

  @ParameterizedTest
  @MethodSource("limited")
  void channel_whoseProxyIsSilentAtAnyStage_endsAtItsOwnLimit(String client) {
    for (var host : SILENT) {
      assertThat(ask(client, host, 443, "limit:400")).as(host).contains("Timeout");
    }
  }

  /** The program, with the agent. */
  protected final Conversation child() {
    return child;
  }

  /** Where the server listens. */
  protected final int serverPort() {
    return server.port();
  }

  /** What becomes of a connection. */
  protected final String ask(String client, String host, int port, String... fields) {
    var words = new ArrayList<>(List.of(client, url(host, port)));
    words.addAll(List.of(fields));
    return child.ask(words.toArray(String[]::new));
  }

  private static String url(String host, int port) {
    return "tcp://" + host + ":" + port;
  }
}
