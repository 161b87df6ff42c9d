package dev.redial.rule.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlPartsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "https://h.test/a?b#c | https | h.test | /a?b#c | h.test | 0",
        "HTTPS://under_score.Test:8443 | https | under_score.Test:8443 | '' | under_score.Test |"
            + " 8443",
        "http://[::1]:8080?q=a@b | http | [::1]:8080 | ?q=a@b | ::1 | 8080",
        "tls://bücher.test:/ | tls | bücher.test: | / | xn--bcher-kva.test | 0",
        "h.test:80/x | none | h.test:80 | /x | h.test | 80",
        "h.test/?to=http://x.test/ | none | h.test | /?to=http://x.test/ | h.test | 0"
      })
  void of_url_isItsParts(
      String url, String scheme, String authority, String tail, String host, int port) {
    var parts = UrlParts.of(url);
    assertThat(parts).isEqualTo(new UrlParts(scheme, false, authority, tail));
    assertThat(parts.address()).isEqualTo(new Address(host, port));
  }

  @Test
  void of_urlWithPassword_keepsNoneOfIt() {
    var parts = UrlParts.of("https://me:se@cret@h.test/");
    assertThat(parts).isEqualTo(new UrlParts("https", true, "h.test", "/"));
    assertThat(parts.toString()).doesNotContain("cret");
  }

  @ParameterizedTest
  @CsvSource({"https:///path", "https://a b.test/", "https://h.test:0x1/", "https://h.test:99999"})
  void address_ofWhatIsNoHostAndPort_isNone(String url) {
    assertThat(UrlParts.of(url).address()).isNull();
  }
}
