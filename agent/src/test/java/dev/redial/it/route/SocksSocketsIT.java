package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.JavaNetHttp;
import dev.redial.testing.ClosedPort;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Microsocks;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import dev.redial.testing.ScriptedSocks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that block and the JDK's HTTP clients through a proxy of SOCKS 5. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocksSocketsIT {
  private Lab lab;
  private Path folder;
  private LineServer server;
  private Origin origin;
  private ScriptedSocks open;
  private ScriptedSocks locked;
  private ScriptedProxy own;
  private ServerSocket mute;
  private Path names;
  private Conversation without;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    lab = new Lab(folder);
    server = new LineServer();
    origin = lab.origin("www.far.test", "www.near.test", "www.known.test");
    open = new ScriptedSocks(null);
    locked = new ScriptedSocks("me:geheim");
    own = new ScriptedProxy(null, null);
    mute = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    names =
        lab.file(
            "names",
            """
            127.0.0.1 www.near.test neighbour.test
            127.0.0.2 twice.near.test
            127.0.0.1 twice.near.test
            """);
    lab.file("secret", "geheim\n");
    try (var closed = new ClosedPort()) {
      ruled = lab.start(lab.child().property("jdk.net.hosts.file", names).agent(rules(closed)));
    }
    without = lab.start(lab.child().property("jdk.net.hosts.file", names));
  }

  private String rules(ClosedPort closed) {
    var text =
        """
        version: 1
        proxies:
          far: {url: "socks5h://127.0.0.1:OPEN"}
          near: {url: "socks5://127.0.0.1:OPEN"}
          known: {url: "socks5h://127.0.0.1:LOCKED", username: me, password: "${file:secret}"}
          wrong: {url: "socks5h://127.0.0.1:LOCKED", username: me, password: verkehrt}
        rules:
          - {name: wrong, match: {host: wrong.test}, proxy: wrong, connect-to: ["a.test:1", "b.test:1"]}
          - {name: far, match: {host: "*.far.test"}, proxy: far}
          - {name: near, match: {host: "*.near.test"}, proxy: near}
          - {name: known, match: {host: "*.known.test"}, proxy: known}
          - {name: by-url, match: {host: by-url.test}, proxy: "socks5h://127.0.0.1:OPEN"}
          - {name: listed, match: {host: listed.test}, proxy: far, connect-to: ["reply-1.test:9", plain.test]}
          - {name: mute, match: {host: mute.test}, proxy: "socks5h://127.0.0.1:MUTE"}
          - {name: dead, match: {host: dead.test}, proxy: "socks5h://127.0.0.1:CLOSED"}
        """
            .replace("OPEN", "" + open.port())
            .replace("LOCKED", "" + locked.port())
            .replace("MUTE", "" + mute.getLocalPort())
            .replace("CLOSED", "" + closed.number());
    return lab.file("routes.yaml", text).toString();
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
    server.close();
    open.close();
    locked.close();
    own.close();
    mute.close();
  }

  @BeforeEach
  void forget() {
    open.forget();
    locked.forget();
    own.forget();
    lab.forget();
  }

  private String to(String host) {
    return "tcp://" + host + ":" + server.port();
  }

  @ParameterizedTest
  @ValueSource(strings = {"line", "line-unresolved", "line-by-address", "line-with-options"})
  void ownProtocol_goesThrough_toANameThatOnlyTheProxyKnows(String client) {
    assertThat(without.ask(client, to("www.far.test"))).startsWith("failed ");
    for (var host : new String[] {"www.far.test", "www.known.test", "by-url.test"}) {
      var peer = host + ":" + server.port();
      assertThat(ruled.ask(client, to(host)))
          .startsWith("answered 220 ready, hello, " + peer + " " + peer + " 0");
    }
    assertThat(open.targets())
        .containsExactly("www.far.test:" + server.port(), "by-url.test:" + server.port());
    assertThat(locked.logins()).containsExactly("me:geheim");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytewise", "six", "named", "greeting"})
  void reply_ofAnyForm_losesNoByte(String manner) {
    assertThat(ruled.ask("line", to(manner + ".far.test")))
        .startsWith("answered 220 ready, hello, ");
    assertThat(ruled.ask("line-transfer", to(manner + ".far.test")))
        .startsWith("answered 220 ready, same, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "http-1", "http-2"})
  void http_isTheApplicationsOwn_throughAnyOfThem(String client) {
    for (var host : new String[] {"www.far.test", "www.near.test", "www.known.test"}) {
      assertThat(ruled.ask(client, "https://" + host + ":" + origin.port() + "/"))
          .isEqualTo("answered 200 GET");
      assertThat(origin.arrival().hello().serverName()).isEqualTo(host);
      lab.forget();
    }
    assertThat(open.targets())
        .containsExactly("www.far.test:" + origin.port(), "127.0.0.1:" + origin.port());
    assertThat(ruled.ask(client, "https://other.far.test:" + origin.port() + "/"))
        .as("a certificate of another name")
        .startsWith("refused ");
  }

  @Test
  void name_thatIsLookedUpHere_hasItsAddressesTriedInTurn() {
    assertThat(ruled.ask("line", to("twice.near.test"))).startsWith("answered 220 ready, hello, ");
    assertThat(open.targets())
        .containsExactly("127.0.0.2:" + server.port(), "127.0.0.1:" + server.port());
    assertThat(ruled.ask("line", to("nowhere.near.test")))
        .startsWith("failed java.net.UnknownHostException");
    assertThat(ruled.errorOutput())
        .contains("ERROR route unknown host: rule 'near': SOCKS connection to nowhere.near.test:")
        .contains(" failed: the host cannot be resolved: nowhere.near.test");
  }

  @Test
  void connectTo_isTriedInTurn() {
    assertThat(ruled.ask("line", to("listed.test"))).startsWith("answered 220 ready, hello, ");
    assertThat(open.targets()).containsExactly("reply-1.test:9", "plain.test:" + server.port());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reply-1.far | answered 1, general SOCKS server failure",
        "reply-3.far | answered 3, network unreachable",
        "reply-6.far | answered 6, TTL expired",
        "reply-8.far | answered 8, address type not supported",
        "closes-in-the-middle.far | closed the connection in the middle of its answer",
      })
  void refusal_isAClearError(String host, String words) {
    assertThat(ruled.ask("line", to(host + ".test")))
        .startsWith("failed java.net.ConnectException: redial: rule '")
        .contains(": SOCKS connection to " + host + ".test:" + server.port() + " by proxy ")
        .endsWith(" failed: the proxy " + words);
  }

  @Test
  void proxyThatIsNotThere_isSaidInTheLog() {
    // newer JDKs say behind it by which call
    assertThat(ruled.ask("line", to("dead.test"))).contains("ConnectException: Connection refused");
    assertThat(ruled.errorOutput())
        .contains("ERROR route refused: rule 'dead': SOCKS connection to dead.test:")
        .contains(" failed: the proxy cannot be reached: Connection refused");
  }

  @Test
  void wrongPassword_isRefusedForGood_andStaysASecret() {
    assertThat(ruled.ask("line", to("wrong.test")))
        .startsWith("failed java.net.ConnectException: redial: rule 'wrong': SOCKS connection to a")
        .endsWith(
            " failed: the proxy refused the login with status 1;"
                + " it does not accept the 'username' and 'password' under 'proxies'");
    assertThat(locked.connections()).isEqualTo(1);
    assertThat(ruled.errorOutput())
        .contains("ERROR route SOCKS login: rule 'wrong': ")
        .doesNotContain("geheim", "verkehrt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mute.test", "silent.far.test"})
  void silence_endsAtTheApplicationsOwnLimit(String host) {
    assertThat(ruled.ask("line", to(host), "Connect-Timeout:500"))
        .startsWith("failed java.net.SocketTimeoutException: redial: rule '")
        .endsWith(" failed: the proxy did not answer in time");
  }

  @Test
  void neighbour_isUntouched() {
    assertThat(ruled.ask("line", to("neighbour.test")))
        .isEqualTo(without.ask("line", to("neighbour.test")));
    assertThat(open.connections()).isZero();
  }

  /** As for a proxy that is asked by CONNECT. */
  @ParameterizedTest
  @ValueSource(strings = {"url", "http-1", "line-by-selector"})
  void proxyOfTheApplication_isBypassed(String client) throws IOException {
    var port = String.valueOf(own.port());
    var child =
        lab.start(
            lab.child()
                .property("jdk.net.hosts.file", names)
                .property("https.proxyHost", "127.0.0.1")
                .property("https.proxyPort", port)
                .agent(folder.resolve("routes.yaml").toString()));
    var url =
        client.startsWith("line")
            ? to("www.far.test")
            : "https://www.far.test:" + origin.port() + "/";
    assertThat(child.ask(client, url)).startsWith("answered ");
    assertThat(own.connections()).isZero();
    assertThat(open.connections()).isEqualTo(1);
  }

  /** A proxy that nobody here wrote. */
  @Test
  void microsocks_openAndWithPassword_makesTheConnections() throws IOException {
    assumeTrue(Microsocks.missing().isEmpty(), Microsocks.missing());
    try (var everybody = Microsocks.start(folder);
        var mine = Microsocks.start(folder, "me", "geheim")) {
      var text =
          """
          version: 1
          proxies:
            open: {url: "socks5h://127.0.0.1:OPEN"}
            near: {url: "socks5://127.0.0.1:OPEN"}
            known: {url: "socks5h://127.0.0.1:LOCKED", username: me, password: "${file:secret}"}
            wrong: {url: "socks5h://127.0.0.1:LOCKED", username: me, password: verkehrt}
          rules:
            - {name: open, match: {host: www.far.test}, proxy: open, connect-to: 127.0.0.1}
            - {name: near, match: {host: www.near.test}, proxy: near}
            - {name: known, match: {host: www.known.test}, proxy: known, connect-to: localhost}
            - {name: wrong, match: {host: "*.wrong.test"}, proxy: wrong}
            - {name: nowhere, match: {host: nowhere.test}, proxy: open}
          """
              .replace("OPEN", "" + everybody.port())
              .replace("LOCKED", "" + mine.port());
      var rules = lab.file("microsocks.yaml", text).toString();
      var child = lab.start(lab.child().property("jdk.net.hosts.file", names).agent(rules));
      for (var host : new String[] {"www.far.test", "www.near.test", "www.known.test"}) {
        for (var client : JavaNetHttp.among("url", "http-2")) {
          assertThat(child.ask(client, "https://" + host + ":" + origin.port() + "/"))
              .as(host)
              .isEqualTo("answered 200 GET");
        }
        assertThat(child.ask("line-transfer", to(host))).startsWith("answered 220 ready, same, ");
      }
      assertThat(child.ask("line", to("a.wrong.test")))
          .contains("it does not accept the 'username' and 'password' under 'proxies'")
          .doesNotContain("verkehrt");
      assertThat(child.ask("line", to("nowhere.test"))).contains("the proxy answered ");
      assertThat(everybody.log()).contains("connected to 127.0.0.1:" + server.port());
      assertThat(mine.log()).contains("connected to localhost:" + server.port());
    }
  }
}
