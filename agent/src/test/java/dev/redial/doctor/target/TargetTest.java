package dev.redial.doctor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.rule.host.Address;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "https://www.example.com, https, www.example.com, 443, /, ",
    "HTTPS://Www.Example.com:8443/a?b#c, https, Www.Example.com, 8443, /a?b, ",
    "wss://www.example.com/echo, https, www.example.com, 443, /echo, ",
    "http://[::1]:8080?x, http, ::1, 8080, /?x, ",
    "www.example.com, https, www.example.com, 443, /, ",
    "under_score:8443/a, https, under_score, 8443, /a, ",
    "db.example.com:5432, tls, db.example.com, 5432, '', POSTGRES",
    "postgresql://db.example.com/base, tls, db.example.com, 5432, '', POSTGRES",
    "ldaps://ldap.example.com, tls, ldap.example.com, 636, '', ",
    "www.example.com/?to=http://a.test/, https, www.example.com, 443, /?to=http://a.test/, ",
    "smtp://mail.example.com:587, tls, mail.example.com, 587, '', SMTP",
    "jdbc:postgresql://db.example.com/base?user=me, tls, db.example.com, 5432, '', POSTGRES",
    "jdbc:mariadb://db.example.com:3307/base, tls, db.example.com, 3307, '', MYSQL",
  })
  void parse_whatPeopleWrite_isUnderstood(
      String text, String scheme, String host, int port, String path, Starttls starttls)
      throws IOException {
    assertThat(Target.parse(text, null))
        .usingRecursiveComparison()
        .ignoringFields("assumed")
        .isEqualTo(new Target(scheme, new Address(host, port), path, starttls, ""));
  }

  /** Whoever leaves something out may not know that there is a choice. */
  @ParameterizedTest
  @CsvSource({
    "www.example.com, 'HTTPS at port 443, since no port is given; write a URL'",
    "www.example.com:8443, HTTPS; write a URL",
    "www.example.com:8080, HTTP without TLS; write a URL",
    "db.example.com:5432, 'POSTGRES before TLS, by the port; write a URL'",
    "ldap.example.com:636, 'TLS from the first byte, by the port; write a URL'",
    "tls://www.example.com, 'port 443, since none is given; write tls://HOST:PORT'",
  })
  void parse_whatIsLeftOut_isSaid(String text, String assumed) throws IOException {
    assertThat(Target.parse(text, null).assumed()).startsWith(assumed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.example.com",
        "http://www.example.com/a",
        "tls://www.example.com:443",
        "ldaps://ldap.example.com",
        "postgresql://db.example.com/base"
      })
  void parse_whatIsSaid_leavesNothingToAssume(String text) throws IOException {
    assertThat(Target.parse(text, null).assumed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:secret@a.test/",
        "me:secret@a.test",
        "gopher://a.test",
        "a.test:0",
        "a.test:x",
        "jdbc:sqlserver://a.test;password=secret",
        "https://a.test/a b",
        "https://a.test/\r\nX: y",
        "https://"
      })
  void parse_anythingElse_isRefusedWithoutSecrets(String text) {
    assertThatThrownBy(() -> Target.parse(text, null))
        .isInstanceOf(IOException.class)
        .message()
        .doesNotContain("secret");
  }

  @Test
  void proxy_withCredentials_keepsThemToItself() throws IOException {
    var proxy = ProxyAddress.parse("--proxy", "https://me:se%40cret@proxy.test");
    assertThat(proxy.name()).isEqualTo("me");
    assertThat(proxy.password()).isEqualTo("se@cret");
    assertThat(proxy).hasToString("https://proxy.test:443");
    assertThat(ProxyAddress.parse("--proxy", "proxy.test").place())
        .isEqualTo(new Address("proxy.test", 3128));
    assertThat(ProxyAddress.parse("--proxy", "SOCKS5h://me:secret@proxy.test"))
        .hasToString("socks5h://proxy.test:1080");
    assertThatThrownBy(() -> ProxyAddress.parse("--proxy", "socks4://me:secret@proxy.test"))
        .message()
        .doesNotContain("secret");
  }
}
