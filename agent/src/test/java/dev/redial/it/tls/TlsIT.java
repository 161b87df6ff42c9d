package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.OpenSslServer;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** What the ClientHello says, by rule and by client. */
@TestInstance(Lifecycle.PER_CLASS)
class TlsIT {
  /** A host, its rule, and the server name that must be on the wire. */
  private record Case(String host, String pattern, String rule, @Nullable String serverName) {
    Case(String host, String rule, @Nullable String serverName) {
      this(host, host, rule, serverName);
    }

    String asRule() {
      return "match: {host: " + pattern + "}, " + rule;
    }
  }

  private static final List<Case> CASES =
      List.of(
          // First, since every name below resolves into this block, and no rule may see that.
          new Case("127.0.0.1", "127.0.0.0/8", "virtual-host: pinned.test", "pinned.test"),
          new Case("virtual.test", "virtual-host: pinned.test", "pinned.test"),
          new Case("sni.test", "sni: pinned.test", "pinned.test"),
          new Case("verify.test", "verify-name: pinned.test", "verify.test"),
          new Case("both.test", "sni: offered.test, verify-name: pinned.test", "offered.test"),
          new Case("none.test", "sni: none", null),
          new Case("deep.below.test", "\"*.below.test\"", "sni: pinned.test", "pinned.test"),
          new Case("single.test", "sni: single", "single"),
          new Case("intranet", "sni: pinned.test", "pinned.test"),
          new Case("foreign.test", "sni: b\u00fccher.example", "xn--bcher-kva.example"),
          new Case("xn--bcher-kva.test", "B\u00fccher.test", "sni: pinned.test", "pinned.test"),
          new Case("end.test", "sni: pinned.test.", "pinned.test"),
          new Case("Capital.Test", "lowercase: true", "capital.test"),
          new Case("untouched.test", "headers: {set: {X-Redial: yes}}", "untouched.test"));

  private static final String DOTTED = "match: {host: dotted.test}, sni: pinned.test";

  private Lab lab;
  private Origin origin;
  private Conversation ruled;
  private @Nullable OpenSslServer openssl;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, hosts());
    origin = lab.origin(names());
    var rules = Stream.concat(CASES.stream().map(Case::asRule), Stream.of(underscore(), DOTTED));
    if (OpenSslServer.isPresent()) {
      var named = lab.issue("under_score.test");
      openssl = OpenSslServer.start(folder, "under_score.test", named, lab.issue("free.test"));
    }
    ruled = lab.start(lab.child().agent(lab.rules(rules.toArray(String[]::new)).toString()));
  }

  @AfterAll
  void stop() throws IOException {
    if (openssl != null) {
      openssl.close();
    }
    lab.close();
  }

  @BeforeEach
  void forget() {
    lab.forget();
  }

  static Stream<String> clients() {
    return Stream.of(Clients.SOCKETS, Clients.ENGINES, Clients.LAX, Clients.HTTPS)
        .flatMap(List::stream);
  }

  static Stream<String> requestClients() {
    return clients().filter(client -> !client.equals("web-socket"));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void clientHello_ruledHost_carriesTheRulesServerName(String client) {
    for (var one : CASES) {
      lab.forget();
      assertThat(ruled.ask(client, url(one.host, origin.port())))
          .as(one.asRule())
          .matches("answered (200 GET|101 hello)");
      assertThat(origin.arrival().hello().serverName()).as(one.asRule()).isEqualTo(one.serverName);
    }
  }

  /** A server of the JDK answers such a name with an alert. */
  @ParameterizedTest
  @MethodSource("requestClients")
  void clientHello_serverNameWithUnderscore_isSentAndVerified(String client) throws IOException {
    if (openssl == null) {
      throw new TestAbortedException("skipped: openssl is not installed");
    }
    if (client.startsWith("http-") && ChildJvm.feature() <= 17) {
      // seen on 11.0.24 and 17.0.15, with the agent and without
      throw new TestAbortedException("skipped: java.net.http may wait for ever for openssl's end");
    }
    int port = openssl.port();
    assertThat(ruled.ask(client, url("underscore.test", port))).startsWith("answered 200");
    assertThat(ruled.ask(client, url("free.test", port)))
        .as("the certificate for callers without that name")
        .startsWith("answered 200");
  }

  /** JSSE itself sends no server name for such a host. */
  @ParameterizedTest
  @ValueSource(strings = {"socket-explicit", "engine-wrap", "url"})
  void clientHello_trailingDotOfTheHost_isRuledAsWithoutIt(String client) {
    assertThat(ruled.ask(client, url("dotted.test.", origin.port()))).isEqualTo("answered 200 GET");
    assertThat(origin.arrival().hello().serverName()).isEqualTo("pinned.test");
  }

  /** java.net.http makes a server name of such a host by itself, and fails at that. */
  @ParameterizedTest
  @ValueSource(strings = {"http-1", "http-2"})
  void httpClient_trailingDotOfTheHost_failsAsWithoutTheAgent(String client) throws IOException {
    var plain = lab.start(lab.child());
    var url = url("dotted.test.", origin.port());
    assertThat(ruled.ask(client, url)).isEqualTo(plain.ask(client, url));
    assertThat(origin.arrivals()).isEmpty();
  }

  private static String underscore() {
    return "match: {host: underscore.test}, sni: under_score.test";
  }

  private static String url(String host, int port) {
    return "https://" + host + ":" + port + "/";
  }

  private static String[] hosts() {
    return Stream.concat(
            CASES.stream().flatMap(one -> Stream.of(one.host, one.host.toLowerCase(Locale.ROOT))),
            Stream.of("underscore.test", "free.test", "dotted.test."))
        .toArray(String[]::new);
  }

  /** Every name that a client may check, so that only the ClientHello decides these tests. */
  private static String[] names() {
    return Stream.concat(
            Stream.of(hosts()).filter(name -> !name.endsWith(".")),
            Stream.of("pinned.test", "offered.test", "single", "xn--bcher-kva.example"))
        .toArray(String[]::new);
  }
}
