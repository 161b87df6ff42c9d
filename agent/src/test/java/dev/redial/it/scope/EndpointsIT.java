package dev.redial.it.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
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

/** Every layer goes by the endpoint that the application asked for. */
@TestInstance(Lifecycle.PER_CLASS)
class EndpointsIT {
  /** What a look-up of 127.0.0.1 answers. */
  private static final String NODE = "node.test";

  private static final String ANSWERED = "answered 200 GET";

  private Lab lab;
  private Origin pinned;
  private Origin asked;
  private Origin other;
  private Origin plain;
  private ScriptedProxy proxy;
  private Conversation free;
  private Conversation ruled;
  private Conversation proxied;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab =
        new Lab(
            folder,
            NODE,
            "two.test",
            "tunnelled.test",
            "wrong.test",
            "certain.test",
            "capital.test");
    pinned = lab.origin("pinned.test");
    asked = lab.origin("two.test", "tunnelled.test", "certain.test", "wrong.test", NODE);
    other = lab.origin("other.test");
    plain = lab.plainOrigin();
    proxy = new ScriptedProxy(null, null);
    int port = pinned.port();
    var rules =
        lab.rules(
            "match: {host: two.test, port: " + other.port() + "}, protocols: {only: [TLSv1.2]}",
            "match: {host: two.test, port: " + plain.port() + "}, host-header: seen.test",
            "match: {host: tunnelled.test, port: " + port + "}, virtual-host: pinned.test",
            "match: {host: wrong.test, port: " + other.port() + "}, virtual-host: pinned.test",
            "match: {host: certain.test}, virtual-host: pinned.test",
            "match: {host: certain.test, port: 1}, virtual-host: wrong.test",
            "match: {host: 127.0.0.0/8, port: " + port + "}, virtual-host: pinned.test",
            "match: {host: 127.0.0.0/8, port: " + other.port() + "}, virtual-host: pinned.test",
            "match: {host: capital.test, port: 1}, lowercase: true");
    free = lab.start(lab.child());
    ruled = lab.start(lab.child().agent(rules.toString()));
    proxied =
        lab.start(
            lab.child()
                .property("https.proxyHost", "127.0.0.1")
                .property("https.proxyPort", proxy.port())
                .agent(rules.toString()));
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

  private static String url(String host, Origin origin) {
    return "https://" + host + ":" + origin.port() + "/";
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "http-1"})
  void twoRulesForOneHost_theOneForThePort_isCarriedOut(String client) {
    assertThat(ruled.ask(client, "http://two.test:" + plain.port() + "/")).isEqualTo(ANSWERED);
    assertThat(plain.arrival().requests().get(0).authorities()).containsExactly("seen.test");
  }

  @Test
  void twoRulesForOneHost_anotherPort_isUntouched() {
    assertThat(ruled.ask("url", url("two.test", asked))).isEqualTo(ANSWERED);
    assertThat(asked.arrival().requests().get(0).authorities())
        .containsExactly("two.test:" + asked.port());
  }

  @Test
  void tlsOverATunnelOfTheApplication_ruleWithPort_isFound() {
    var tunnelled = url("tunnelled.test", pinned);
    var through = "Proxy:" + proxy.port();
    assertThat(free.ask("socket-through-proxy", tunnelled, through)).startsWith("refused ");
    pinned.forget();
    assertThat(ruled.ask("socket-through-proxy", tunnelled, through)).isEqualTo(ANSWERED);
    assertThat(pinned.arrival().hello().serverName()).isEqualTo("pinned.test");
  }

  @Test
  void tlsOverATunnelOfTheApplication_anotherPort_isUntouched() {
    var untouched = url("tunnelled.test", asked);
    assertThat(ruled.ask("socket-through-proxy", untouched, "Proxy:" + proxy.port()))
        .isEqualTo(ANSWERED);
    assertThat(asked.arrival().hello().serverName()).isEqualTo("tunnelled.test");
  }

  @Test
  void tlsOverATunnelOfTheApplication_wrongCertificate_isRefusedAndToldByItsEndpoint() {
    var wrong = url("wrong.test", other);
    assertThat(ruled.ask("socket-through-proxy", wrong, "Proxy:" + proxy.port()))
        .startsWith("refused ");
    assertThat(other.arrival().hello().serverName()).isEqualTo("pinned.test");
    assertThat(ruled.errorOutput())
        .contains("the TLS handshake with wrong.test:" + other.port())
        .doesNotContain(":" + proxy.port());
  }

  @Test
  void httpsThroughAProxyOfTheApplication_ruleWithPort_isFound() {
    assertThat(proxied.ask("url", url("tunnelled.test", pinned))).isEqualTo(ANSWERED);
    assertThat(proxy.connections()).isEqualTo(1);
    var arrival = pinned.arrival();
    assertThat(arrival.hello().serverName()).isEqualTo("pinned.test");
    assertThat(arrival.requests().get(0).authorities()).containsExactly("pinned.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine-without-port", "engine-without-host"})
  void engineWithoutPort_ruleWithPort_isRefusedWithTheReason(String client) {
    assertThat(ruled.ask(client, url("tunnelled.test", asked)))
        .contains("rule 'rule-3' matches tunnelled.test")
        .contains("the client does not tell the port");
    assertThat(asked.arrivals()).allSatisfy(each -> assertThat(each.requests()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine-without-port", "engine-without-host"})
  void engineWithoutPort_ruleForEachPortComesFirst_isCarriedOut(String client) {
    assertThat(ruled.ask(client, url("certain.test", pinned))).isEqualTo(ANSWERED);
    assertThat(pinned.arrival().hello().serverName()).isEqualTo("pinned.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine-looked-up", "socket-looked-up"})
  void nameThatWasLookedUp_ruleForTheAddress_isCarriedOut(String client) {
    assertThat(free.ask(client, url("127.0.0.1", pinned))).startsWith("refused ");
    pinned.forget();
    assertThat(ruled.ask(client, url("127.0.0.1", pinned))).isEqualTo(ANSWERED);
    assertThat(pinned.arrival().hello().serverName()).isEqualTo("pinned.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine-looked-up", "socket-looked-up"})
  void nameThatWasLookedUp_wrongCertificate_isRefused(String client) {
    assertThat(ruled.ask(client, url("127.0.0.1", other))).startsWith("refused ");
    assertThat(other.arrival().hello().serverName()).isEqualTo("pinned.test");
  }

  @ParameterizedTest
  @CsvSource({
    "engine-looked-up, 127.0.0.1",
    "socket-looked-up, 127.0.0.1",
    "engine-wrap, node.test",
    "socket-layered, node.test"
  })
  void nameThatWasLookedUp_noRuleForThePort_isUntouched(String client, String host) {
    assertThat(ruled.ask(client, url(host, asked))).isEqualTo(ANSWERED);
    assertThat(asked.arrival().hello().serverName()).isEqualTo(NODE);
  }

  /** The application asked for the name, and a rule for an address is not meant. */
  @ParameterizedTest
  @ValueSource(strings = {"engine-wrap", "socket-explicit", "socket-layered", "engine-looked-up"})
  void nameThatWasAskedFor_ruleForItsAddress_isNotMeant(String client) {
    ruled.ask("engine-looked-up", url("127.0.0.1", pinned));
    pinned.forget();
    assertThat(ruled.ask(client, url(NODE, pinned))).startsWith("refused ");
    assertThat(pinned.arrival().hello().serverName()).isEqualTo(NODE);
  }

  @Test
  void tlsUnderTheAddress_ruleForTheNameThatWasDialled_isCarriedOut() {
    assertThat(free.ask("socket-under-address", url("certain.test", pinned)))
        .startsWith("refused ");
    pinned.forget();
    assertThat(ruled.ask("socket-under-address", url("certain.test", pinned))).isEqualTo(ANSWERED);
    assertThat(pinned.arrival().hello().serverName()).isEqualTo("pinned.test");
    assertThat(ruled.ask("socket-under-address", url("certain.test", other)))
        .startsWith("refused ");
  }

  @Test
  void tlsUnderTheAddress_ruleForTheAddress_isNotMeant() {
    assertThat(ruled.ask("socket-under-address", url(NODE, pinned))).startsWith("refused ");
    assertThat(pinned.arrival().hello().serverName()).isNull();
  }

  /** Proxy and server have the same address, and the proxy was dialled by name. */
  @Test
  void tlsOverATunnelOfTheApplication_ruleForTheAddress_isCarriedOut() {
    var through = "Proxy:" + proxy.port();
    assertThat(ruled.ask("socket-through-proxy", url("127.0.0.1", pinned), through))
        .isEqualTo(ANSWERED);
    assertThat(pinned.arrival().hello().serverName()).isEqualTo("pinned.test");
  }

  /** The hosts file of the JDK knows capitals from others. */
  @Test
  void lookUp_ruleWithLowercaseAndPort_isInLowerCase() {
    assertThat(free.ask("look-up", "https://CAPITAL.test/")).startsWith("failed ");
    assertThat(ruled.ask("look-up", "https://CAPITAL.test/"))
        .isEqualTo("answered CAPITAL.test/127.0.0.1");
    assertThat(ruled.ask("look-up", "https://CERTAIN.test/")).startsWith("failed ");
  }
}
