package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that go through a proxy of their own: it stays, unless a rule gives the way. */
@TestInstance(Lifecycle.PER_CLASS)
class ApplicationProxyIT {
  private Lab lab;
  private Origin origin;
  private Origin plain;
  private LineServer server;
  private ScriptedProxy own;
  private ScriptedProxy ruled;
  private Conversation http;
  private Conversation socks;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "direct.test", "real.test", "free.test");
    origin = lab.origin("direct.test", "proxied.test", "moved.test", "free.test");
    plain = lab.plainOrigin();
    server = new LineServer();
    own = new ScriptedProxy(null, null);
    ruled = new ScriptedProxy(null, null);
    var rules =
        lab.rules(
            "match: {host: direct.test}, proxy: direct",
            "match: {host: moved.test}, connect-to: real.test",
            "match: {host: proxied.test}, proxy: \"http://127.0.0.1:" + ruled.port() + "\"");
    http = lab.start(httpProxy(lab.child()).agent(rules.toString()));
    socks =
        lab.start(
            lab.child()
                .property("socksProxyHost", "127.0.0.1")
                .property("socksProxyPort", own.port())
                .agent(rules.toString()));
  }

  private ChildJvm httpProxy(ChildJvm child) {
    return child
        .property("http.proxyHost", "127.0.0.1")
        .property("http.proxyPort", own.port())
        .property("https.proxyHost", "127.0.0.1")
        .property("https.proxyPort", own.port());
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
    server.close();
    own.close();
    ruled.close();
  }

  @BeforeEach
  void forget() {
    lab.forget();
    own.forget();
    ruled.forget();
  }

  @ParameterizedTest
  @CsvSource({
    "url, direct.test, 0, 0",
    "url, moved.test, 0, 0",
    "url, proxied.test, 0, 1",
    "url, free.test, 1, 0",
    "http-1, direct.test, 0, 0",
    "http-2, direct.test, 0, 0",
    "http-1, free.test, 1, 0",
  })
  void httpProxyOfTheApplication(String client, String host, int throughOwn, int throughRuled) {
    assertThat(http.ask(client, "https://" + host + ":" + origin.port() + "/"))
        .isEqualTo("answered 200 GET");
    assertThat(own.connections()).isEqualTo(throughOwn);
    assertThat(ruled.connections()).isEqualTo(throughRuled);
    assertThat(origin.arrival().hello().serverName()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"url-shared", "http-1", "http-2"})
  void connection_thatARuleKeepsFromTheProxy_isUsedAgain(String client) {
    var url = "https://direct.test:" + origin.port() + "/";
    assertThat(http.ask(client, url, url)).isEqualTo("answered 200 GET | 200 GET");
    assertThat(origin.arrival().requests()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"direct.test, 0, 0", "moved.test, 0, 0", "proxied.test, 0, 1"})
  void httpProxyOfTheApplication_withoutTls(String host, int throughOwn, int throughRuled) {
    assertThat(http.ask("url", "http://" + host + ":" + plain.port() + "/path"))
        .isEqualTo("answered 200 GET");
    assertThat(own.connections()).isEqualTo(throughOwn);
    assertThat(ruled.connections()).isEqualTo(throughRuled);
    assertThat(plain.arrival().requests().get(0).target()).isEqualTo("/path");
  }

  /** As OkHttp does, whose sockets know nothing of a proxy. */
  @ParameterizedTest
  @CsvSource({"direct.test, 0", "moved.test, 0", "proxied.test, 1"})
  void httpProxyOfTheApplication_isNotNamedToLibraries(String host, int throughRuled) {
    var peer = host + ":" + server.port();
    assertThat(http.ask("line-by-selector", "tcp://" + peer))
        .startsWith("answered 220 ready, hello, " + peer + " ");
    assertThat(own.connections()).isZero();
    assertThat(ruled.connections()).isEqualTo(throughRuled);
  }

  @Test
  void httpProxyOfTheApplication_withoutARule_isNamedToLibraries() {
    var free = "tcp://free.test:" + server.port();
    assertThat(http.ask("line-by-selector", free, "So-Timeout:200")).startsWith("failed ");
    Waiting.until("the proxy is connected to", () -> own.connections() == 1);
  }

  @ParameterizedTest
  @CsvSource({"direct.test, 0, 0", "moved.test, 0, 0", "proxied.test, 0, 1"})
  void socksOfTheApplication_isBypassed(String host, int throughOwn, int throughRuled) {
    assertThat(socks.ask("line", "tcp://" + host + ":" + server.port()))
        .startsWith("answered 220 ready, hello, " + host + ":" + server.port() + " ");
    assertThat(own.connections()).isEqualTo(throughOwn);
    assertThat(ruled.connections()).isEqualTo(throughRuled);
  }

  @Test
  void socksOfTheApplication_withoutARule_stays() {
    assertThat(socks.ask("line", "tcp://free.test:" + server.port(), "Connect-Timeout:1000"))
        .startsWith("failed ");
    assertThat(own.connections()).isPositive();
  }
}
