package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.host.Address;
import dev.redial.rule.route.AuthScheme;
import dev.redial.rule.route.IpVersion;
import dev.redial.rule.route.ProxyLogin;
import dev.redial.rule.route.ProxyProtocol;
import dev.redial.rule.route.ProxySettings;
import dev.redial.rule.route.RouteSettings;
import dev.redial.testing.Certificates;
import dev.redial.yaml.tree.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies and addresses as rules name them. */
class ProxiesTest {
  private final Path directory;

  ProxiesTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    new Certificates().writePem(directory.resolve("ca.pem"));
    Files.writeString(directory.resolve("secret"), "p\u00e4ss:word\n");
    Files.writeString(directory.resolve("windows"), "secret\r\n");
    Files.writeString(directory.resolve("two-lines"), "top-secret\nX: y");
    Files.write(directory.resolve("latin1"), new byte[] {(byte) 0xe4});
    Files.write(directory.resolve("large"), new byte[(64 << 10) + 1]);
  }

  @Test
  void proxy_ofEveryKey_isRead() {
    var proxy =
        proxy(
            "{url: 'https://Proxy.Example:8443/', username: 'u${file:windows}', password:"
                + " '${env:PATH}${file:secret}', trust: ca.pem, headers: {User-Agent: redial,"
                + " X-Pass: '${file:windows}'}}");
    assertThat(proxy.name()).isEqualTo("corp");
    assertThat(proxy.tls()).isTrue();
    assertThat(proxy.address()).isEqualTo(new Address("Proxy.Example", 8443));
    assertThat(proxy.headers()).containsEntry("User-Agent", "redial");
    assertThat(proxy.headers()).containsEntry("X-Pass", "secret");
    assertThat(Objects.requireNonNull(proxy.trust()).certificates()).hasSize(1);
    var user = "usecret";
    var password = System.getenv("PATH") + "p\u00e4ss:word";
    assertThat(proxy.login())
        .isEqualTo(new ProxyLogin(user, password, List.of(AuthScheme.BASIC, AuthScheme.DIGEST)));
    assertThat(proxy.login().toString()).doesNotContain(user, password);
    assertThat(proxy).hasToString("'corp' (https://Proxy.Example:8443)");
  }

  @ParameterizedTest
  @CsvSource({
    "http://a, http://a:80",
    "https://a, https://a:443",
    "HTTP://a:3128/, http://a:3128",
    "socks5://a, socks5://a:1080",
    "SOCKS5h://a:9050/, socks5h://a:9050",
    "'http://[::1]:1', 'http://[::1]:1'",
    "http://192.0.2.1:1, http://192.0.2.1:1"
  })
  void url_isRead(String written, String meant) {
    assertThat(proxy("{url: '" + written + "'}").url()).isEqualTo(meant);
    assertThat(route("proxy: '" + written + "'").proxy())
        .isEqualTo(
            ProxySettings.at(
                ProxyProtocol.valueOf(
                    meant.substring(0, meant.indexOf(':')).toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(Address.parse(meant.substring(meant.indexOf("//") + 2)))));
  }

  @Test
  void connectTo_ofEveryForm_isRead() {
    assertThat(route("connect-to: [a, 'b:1', 10.0.0.1, '[::1]:2', '::1', b\u00fccher.de]"))
        .isEqualTo(
            new RouteSettings(
                List.of(
                    new Address("a", 0),
                    new Address("b", 1),
                    new Address("10.0.0.1", 0),
                    new Address("::1", 2),
                    new Address("::1", 0),
                    new Address("xn--bcher-kva.de", 0)),
                null,
                false,
                false,
                IpVersion.ANY));
    assertThat(route("proxy: direct"))
        .isEqualTo(new RouteSettings(List.of(), null, true, false, IpVersion.ANY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "username: a | 'username' without 'password'; write both or neither",
        "password: a | 'password' without 'username'; write both or neither",
        "username: 'a:b', password: c | 'username' holds a colon, which Basic does not allow (RFC"
            + " 7617); write the name alone, and 'password' next to it",
        "username: a, password: '${file:two-lines}' | 'password' holds a control character; remove"
            + " it; a file may end with one line break",
        "username: a, password: '${env:REDIAL_IS_NOT_SET}' | '${env:REDIAL_IS_NOT_SET}' is not set;"
            + " set the environment variable 'REDIAL_IS_NOT_SET' for this process",
        "username: a, password: '${file:no/such}' | '${file:no/such}' does not exist; give the path"
            + " of a file with the value in it, relative to the rule file",
        "username: a, password: '${file:.}' | '${file:.}' is not a regular file; give the path of a"
            + " file with the value in it, relative to the rule file",
        "username: a, password: '${file:latin1}' | '${file:latin1}' is not UTF-8; give the path of"
            + " a file with the value in it, relative to the rule file",
        "username: a, password: '${file:large}' | '${file:large}' cannot be read: it is larger than"
            + " 64 KiB; give the path of a file with the value in it, relative to the rule file",
        "username: a, password: '${PATH}' | unknown reference '${PATH}'; write '${env:NAME}' or"
            + " '${file:PATH}'; a text that holds '${' can only come from these",
        "username: a, password: '${env:PATH' | '${' has no end; write '${env:NAME}' or"
            + " '${file:PATH}'",
        "trust: ca.pem | 'trust' without TLS to the proxy; write an 'https://' URL, or remove it;"
            + " for the server's certificate write it in a rule",
        "headers: {Host: a} | header 'Host' cannot be changed here; remove it: it is the host that"
            + " the proxy shall connect to",
        "headers: {proxy-authorization: a} | header 'proxy-authorization' cannot be changed here;"
            + " write 'username' and 'password'",
        "headers: {A: '${file:two-lines}'} | the value of header 'A' holds what no header may;"
            + " write visible ASCII characters, spaces and tabs",
        "headers: {A: b, a: c} | header 'a' stands here twice; either set or remove it, once",
        "user: a | unknown key 'user'; did you mean 'username'?",
        "username: a, password: b, auth: kerberos | unknown 'auth' 'kerberos'; this version of"
            + " redial knows basic, digest, ntlm and negotiate",
        "username: a, password: b, auth: [digest, NTLM] | unknown 'auth' 'NTLM'; this version of"
            + " redial knows basic, digest, ntlm and negotiate",
        "username: a, password: b, auth: [digest, digest] | 'digest' stands here twice; write it"
            + " once",
        "username: a, password: b, auth: [] | 'auth' is an empty list; write 'auth: [basic,"
            + " digest]'",
        "auth: negotiate, keytab: no/such, principal: a | the keytab 'no/such' cannot be read; give"
            + " the path of a file that ktutil or kadmin made, relative to the rule file",
        "auth: negotiate, keytab: secret | 'keytab' without 'principal'; write the name whose key"
            + " is meant",
        "auth: negotiate, principal: \"a\\u2028b\" | 'principal' holds the character U+2028; write"
            + " visible characters",
        "username: a, password: b, principal: c | 'principal' is for Kerberos, which 'auth' does"
            + " not name; write 'auth: negotiate', or remove it",
        "auth: [negotiate, ntlm] | 'auth' without 'username' and 'password'; write them, or remove"
            + " it",
        "auth: basic | 'auth' without 'username' and 'password'; write them, or remove it",
      })
  void mistakeInAProxy_isReportedWithoutSecrets(String settings, String message) {
    assertThat(problems("{url: http://a, " + settings + "}", "proxy: corp"))
        .singleElement()
        .asString()
        .endsWith(" error: " + message)
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "trust: ca.pem | 'trust' without TLS to the proxy; write an 'https://' URL, or remove it;"
            + " for the server's certificate write it in a rule",
        "headers: {A: b} | 'headers' is for CONNECT, which SOCKS does not have; remove it, or write"
            + " an 'http://' URL",
        "username: a, password: '' | 'password' has 0 bytes, of which SOCKS allows 1 to 255; give"
            + " this client another one at the proxy",
        "username: a, password: b, auth: basic | 'auth' is for CONNECT, which SOCKS does not have;"
            + " remove it, or write an 'http://' URL",
        "username: '${file:256}', password: b | 'username' has 256 bytes, of which SOCKS allows 1"
            + " to 255; give this client another one at the proxy",
      })
  void keyThatSocksHasNoPlaceFor_isRefused(String settings, String message) throws IOException {
    Files.writeString(directory.resolve("256"), "\u00e4".repeat(128));
    assertThat(problems("{url: 'socks5h://a', " + settings + "}", "proxy: corp"))
        .singleElement()
        .asString()
        .endsWith(" error: " + message);
  }

  @Test
  void schemes_areThoseThatAreWritten() {
    var login = proxy("{url: http://a, username: b, password: c, auth: digest}").login();
    assertThat(Objects.requireNonNull(login).schemes()).containsExactly(AuthScheme.DIGEST);
  }

  @Test
  void login_ofSocks_mayHoldAColon() {
    assertThat(proxy("{username: 'a:b', password: c, url: 'socks5://a'}").login())
        .isEqualTo(new ProxyLogin("a:b", "c", List.of(AuthScheme.BASIC, AuthScheme.DIGEST)));
  }

  @Test
  void unknownProxy_isReportedWithTheNearest() {
    assertThat(problems("{url: http://a}", "proxy: Crop"))
        .containsExactly("f:5:12: error: rule 'a': unknown proxy 'Crop'; did you mean 'corp'?");
    assertThat(problems("{}", "proxy: corp"))
        .as("what is wrong with the proxy itself is said once")
        .containsExactly(
            "f:2:17: error: 'url' is missing; write 'url: http://proxy.example.com:3128' or so");
  }

  /** What redial itself dials has no rule. */
  @ParameterizedTest
  @ValueSource(strings = {"x.b", "x.B", "y", "10.1.2.3"})
  void proxyThatItsOwnRuleMatches_isFine(String host) {
    assertThat(problems("{url: 'http://" + host + ":3128'}", "proxy: corp")).isEmpty();
  }

  @Test
  void literalPassword_isWarnedOf() throws IOException {
    var file = directory.resolve("rules.yaml");
    Files.writeString(file, text("{url: http://c, username: d, password: secret}", "proxy: corp"));
    assertThat(RuleFile.check(file, 0).problems())
        .singleElement()
        .asString()
        .endsWith(
            ":2:56: warning: the password stands in the rule file;"
                + " write '${env:NAME}' or '${file:PATH}' in its place");
    Files.writeString(
        file, text("{url: http://c, username: d, password: '${file:secret}'}", "proxy: corp"));
    assertThat(RuleFile.check(file, 0).problems()).isEmpty();
  }

  private ProxySettings proxy(String settings) {
    return Objects.requireNonNull(route(settings, "proxy: corp").proxy());
  }

  private RouteSettings route(String action) {
    return route("{url: http://c}", action);
  }

  private RouteSettings route(String proxy, String action) {
    var report = parse(proxy, action);
    assertThat(report.problems()).isEmpty();
    return Objects.requireNonNull(report.rules()).rules().get(0).route();
  }

  private List<String> problems(String proxy, String action) {
    return parse(proxy, action).problems().stream().map(Problem::toString).toList();
  }

  private RuleReport parse(String proxy, String action) {
    var bytes = text(proxy, action).getBytes(StandardCharsets.UTF_8);
    return RuleFile.parse(bytes, "f", directory);
  }

  private static String text(String proxy, String action) {
    return "version: 1\nproxies: {corp: "
        + proxy
        + "}\nrules:\n  - {name: a, match: {host: ['*.b', 10.0.0.0/8]},\n    "
        + action
        + "}\n";
  }
}
