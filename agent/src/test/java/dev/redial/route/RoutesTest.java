package dev.redial.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.decision.Decisions;
import dev.redial.report.Log;
import dev.redial.rule.host.Address;
import dev.redial.work.AgentCallScope;
import dev.redial.yaml.RuleFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  private static final String RULES =
      """
      version: 1
      proxies:
        corp: {url: http://proxy.test:3128, username: me, password: secret, auth: basic, headers: {User-Agent: redial}}
      rules:
        - {name: moved, match: {host: moved.test}, connect-to: [new.test, "other.test:8443"]}
        - {name: port, match: {host: port.test, port: 443}, connect-to: "[::1]"}
        - {name: both, match: {host: both.test}, connect-to: [inner.test, "10.0.0.1:8443"], proxy: corp}
        - {name: direct, match: {host: direct.test}, proxy: direct}
        - {name: names, match: {host: names.test}, sni: other.test}
        - {name: seen, match: {host: seen.test}, proxy: corp, mode: observe}
        - {name: near, match: {host: localhost}, proxy: "socks5://127.0.0.1:1"}
        - {name: lower, match: {host: "*.lower.test"}, lowercase: true, proxy: corp}
        - {name: all, match: {host: ["*"], except: [proxy.test]}, proxy: "https://safe.test", mode: enforce}
      """;

  private static final int NAME_IN_SOCKS = 3;

  private final Routes routes = new Routes(decisions());

  private @Nullable Route find(String host, int port) throws IOException {
    return routes.find(host, InetSocketAddress.createUnresolved(host, port));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "moved.test | 443 | moved.test:443 -> new.test:443, other.test:8443",
        "port.test | 443 | port.test:443 -> [::1]:443",
        "both.test | 25 | both.test:25 -> inner.test:25, 10.0.0.1:8443 by proxy 'corp'"
            + " (http://proxy.test:3128)",
        "A.Lower.Test | 443 | a.lower.test:443 -> a.lower.test:443 by proxy 'corp'"
            + " (http://proxy.test:3128)",
        "Any.Test. | 443 | Any.Test:443 -> Any.Test:443 by proxy https://safe.test:443",
        "[2001:db8::1] | 443 | [2001:db8::1]:443 -> [2001:db8::1]:443 by proxy"
            + " https://safe.test:443",
        "port.test | 80 | port.test:80 -> port.test:80 by proxy https://safe.test:443",
      })
  void find_hostWithRoute_isRouted(String host, int port, String route) throws IOException {
    assertThat(find(host, port)).hasToString(route);
  }

  @Test
  void find_theRulesOwnProxy_isLeftAlone() throws IOException {
    assertThat(find("Safe.test", 443)).isNull();
    assertThat(find("safe.test", 80)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"direct.test", "names.test", "seen.test", "proxy.test"})
  void find_otherHost_isLeftAlone(String host) throws IOException {
    assertThat(find(host, 443)).isNull();
    assertThat(routes.sparesLookUp(host)).isFalse();
  }

  @Test
  void find_byTheAgentItself_isLeftAlone() throws IOException {
    boolean outer = AgentCallScope.begin();
    assertThat(find("moved.test", 443)).isNull();
    boolean inner = AgentCallScope.begin();
    AgentCallScope.end(inner);
    assertThat(find("moved.test", 443)).isNull();
    AgentCallScope.end(outer);
    assertThat(find("moved.test", 443)).isNotNull();
  }

  @Test
  void find_hostThatIsNone_isRefused() {
    assertThatThrownBy(() -> find("a\r\nX: y", 443))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("redial: rule 'all' matches a??X: y and cannot be applied (route)");
  }

  @Test
  void request_hasTargetCredentialsAndHeaders() throws IOException {
    var route = Objects.requireNonNull(find("both.test", 25));
    var attempts = route.attempts();
    assertThat(attempts).hasSize(2);
    assertThat(attempts.get(1).dial()).isEqualTo(new Address("proxy.test", 3128));
    assertThat(new String(request(attempts.get(0)), StandardCharsets.ISO_8859_1))
        .isEqualTo(
            """
            CONNECT inner.test:25 HTTP/1.1
            Host: inner.test:25
            Proxy-Authorization: Basic bWU6c2VjcmV0
            User-Agent: redial

            """
                .replace("\n", "\r\n"));
    assertThat(new String(request(attempts.get(1)), StandardCharsets.ISO_8859_1))
        .startsWith("CONNECT 10.0.0.1:8443 HTTP/1.1\r\nHost: 10.0.0.1:8443\r\n");
    var literal = Objects.requireNonNull(find("2001:db8::1", 443)).attempts().get(0);
    assertThat(new String(request(literal), StandardCharsets.ISO_8859_1))
        .isEqualTo("CONNECT [2001:db8::1]:443 HTTP/1.1\r\nHost: [2001:db8::1]:443\r\n\r\n");
    assertThat(Objects.requireNonNull(find("moved.test", 1)).attempts().get(0).opening()).isNull();
  }

  /** By a thread of the agent and by the application's own, for one connection. */
  @Test
  void addresses_lookedUpTwice_areAskedOfTheProxyOnce() throws IOException {
    var near = Objects.requireNonNull(find("localhost", 443)).attempts().get(0);
    near.addresses();
    near.addresses();
    for (int i = InetAddress.getAllByName("localhost").length; i > 0; i--) {
      assertThat(askedOfSocks(near)).isNotEqualTo(NAME_IN_SOCKS);
    }
    assertThat(askedOfSocks(near)).isEqualTo(NAME_IN_SOCKS);
  }

  /** The kind of what a proxy of SOCKS is asked for. */
  private static int askedOfSocks(RouteAttempt attempt) {
    var opening = Objects.requireNonNull(attempt.opening());
    opening.toSend();
    opening.feed(new byte[] {5, 0}, 2);
    return opening.toSend()[3];
  }

  @Test
  void messages_nameRuleProxyTargetAndReason_withoutSecrets() throws IOException {
    var both = Objects.requireNonNull(find("both.test", 25)).attempts().get(0);
    var subject =
        "redial: rule 'both': CONNECT inner.test:25 for both.test:25"
            + " by proxy 'corp' (http://proxy.test:3128) failed: ";
    assertThat(both.late()).hasMessage(subject + "the proxy did not answer in time");
    assertThat(both.failed(new SSLException("not trusted")))
        .isInstanceOf(SSLException.class)
        .hasMessage(subject + "no TLS to the proxy: not trusted");
    assertThat(both.broken(new IOException("Connection reset")))
        .hasMessage(subject + "the connection to the proxy broke: Connection reset");
    assertThat(refusal(both, "407 No\r\nProxy-Authenticate: Digest a=b\r\n\r\n"))
        .hasMessage(
            subject
                + "the proxy answered 407 No and asks for Digest;"
                + " 'auth' allows Basic only: add 'digest' to it");
    assertThat(refusal(both, "407 No\r\nProxy-Authenticate: Negotiate, basic\r\n\r\n"))
        .hasMessageEndingWith("; it does not accept the 'username' and 'password' under 'proxies'");
    var all = Objects.requireNonNull(find("x.test", 25)).attempts().get(0);
    assertThat(refusal(all, "407 No\r\n\r\n"))
        .hasMessage(
            "redial: rule 'all': CONNECT x.test:25 by proxy https://safe.test:443 failed:"
                + " the proxy answered 407 No;"
                + " write 'username' and 'password' for it, under 'proxies'");
    var moved = Objects.requireNonNull(find("moved.test", 25)).attempts().get(1);
    assertThat(moved.failed(new IOException("Connection refused")))
        .hasMessage(
            "redial: rule 'moved': connect-to other.test:8443 for moved.test:25 failed:"
                + " the address cannot be reached: Connection refused");
    assertThat(both.route().rule().toString() + both + both.route())
        .doesNotContain("secret")
        .doesNotContain("bWU6c2VjcmV0");
  }

  private static @Nullable IOException refusal(RouteAttempt attempt, String rest) {
    var bytes = ("HTTP/1.1 " + rest).getBytes(StandardCharsets.ISO_8859_1);
    var opening = Objects.requireNonNull(attempt.opening());
    opening.feed(bytes, bytes.length);
    assertThat(opening.isComplete()).isTrue();
    return opening.failure();
  }

  private static byte[] request(RouteAttempt attempt) {
    return Objects.requireNonNull(attempt.opening()).toSend();
  }

  private static Decisions decisions() {
    var bytes = RULES.getBytes(StandardCharsets.UTF_8);
    var report = RuleFile.parse(bytes, "f", Path.of("."));
    assertThat(report.problems()).isEmpty();
    return new Decisions(
        Objects.requireNonNull(report.rules()), false, Log.toStderr(Log.Level.OFF));
  }
}
