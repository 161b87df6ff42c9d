package dev.redial.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @Test
  void url_isTakenApart() throws IOException {
    var address =
        WebAddress.parse(
            "https://us%3Aer:s+cr%C3%A9t@Rules.test:8443/a b".replace(' ', '+') + "?key=1#x");

    assertThat(address.tls()).isTrue();
    assertThat(address.host()).isEqualTo("Rules.test");
    assertThat(address.port()).isEqualTo(8443);
    assertThat(address.authority()).isEqualTo("Rules.test:8443");
    assertThat(address.target()).isEqualTo("/a+b?key=1");
    assertThat(address.name())
        .isEqualTo("https://Rules.test:8443/a+b")
        .isEqualTo(address.toString());
    assertThat(new String(address.credentials(), StandardCharsets.US_ASCII))
        .isEqualTo("dXM6ZXI6cytjcsOpdA==");
  }

  @Test
  void url_ofAnIpv6Address_hasNoBracketsWhereItIsDialled() throws IOException {
    var address = WebAddress.parse("http://[::1]");

    assertThat(address.host()).isEqualTo("::1");
    assertThat(address.authority()).isEqualTo("[::1]");
    assertThat(address.port()).isEqualTo(80);
    assertThat(address.target()).isEqualTo("/");
    assertThat(address.credentials()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http:///path",
        "http://",
        "ftp://a.test/",
        "http://a.test/ b",
        "http://u:secret@a b/"
      })
  void url_thatIsNone_isRefusedWithoutItsSecret(String url) {
    assertThatThrownBy(() -> WebAddress.parse(url))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "/other, https://a.test/other",
    "other?x, https://a.test/dir/other",
    "https://A.test:444/f, https://A.test:444/f",
    "//a.test/f, https://a.test/f",
  })
  void redirect_onTheSameHost_isResolved(String location, String name) throws IOException {
    assertThat(WebAddress.parse("https://a.test/dir/f").redirected(location).name())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "https://b.test/f, 'another host, https://b.test/f'",
    "//b.test, 'another host, https://b.test'",
    "http://a.test/f, 'another scheme, http://a.test/f'",
    "file:///etc/passwd, neither",
    "https://b.test:x y/, an invalid URL",
  })
  void redirect_elsewhere_isRefused(String location, String why) throws IOException {
    var address = WebAddress.parse("https://user:secret@a.test/f");
    assertThatThrownBy(() -> address.redirected(location))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("secret");
  }

  @Test
  void credentials_areForTheSameServerOnly() throws IOException {
    var address = WebAddress.parse("https://user:secret@a.test/f");

    assertThat(address.redirected("/g").isServerOf(address)).isTrue();
    assertThat(address.redirected("https://a.test:443/g").isServerOf(address)).isTrue();
    assertThat(address.redirected("https://a.test:444/g").isServerOf(address)).isFalse();
  }
}
