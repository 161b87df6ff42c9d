package dev.redial.rule.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
  @ParameterizedTest
  @CsvSource({
    "www.Example.com, www.Example.com",
    "www.example.com., www.example.com",
    "localhost, localhost",
    "_service._tcp.example.com, _service._tcp.example.com",
    "under_score, under_score",
    "-a-, -a-",
    "1.example.com, 1.example.com",
    "1.2.3.4a, 1.2.3.4a",
    "Bücher.example, xn--bcher-kva.example",
    "例え。テスト, xn--r8jz45g.xn--zckzah"
  })
  void toAscii_name_isItsFormOnTheWire(String name, String ascii) {
    assertThat(HostName.toAscii(name)).isEqualTo(ascii);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        ".a",
        "a..b",
        "a..",
        "a b",
        "a:443",
        "\u201ca.test\u201d",
        "a.test\u2019",
        "a/b",
        "*.a",
        "a\u0000",
        "a\n",
        "a%b",
        "1.2.3.4",
        "1.2",
        "7",
        "[::1]",
        "::1",
        "\uD800",
        "xn--\uFFFD"
      })
  void toAscii_anythingElse_isNull(String text) {
    assertThat(HostName.toAscii(text)).isNull();
  }

  @Test
  void toAscii_lengths_areThoseOfTheDns() {
    var label = "a".repeat(63);
    assertThat(HostName.toAscii(label)).isEqualTo(label);
    assertThat(HostName.toAscii(label + "a")).isNull();
    var longest = String.join(".", label, label, label, "a".repeat(61));
    assertThat(HostName.toAscii(longest)).isEqualTo(longest);
    assertThat(HostName.toAscii(longest + "a")).isNull();
    assertThat(HostName.toAscii(longest + ".")).isEqualTo(longest);
  }

  @Test
  void isIp_literal_withOrWithoutBrackets() {
    assertThat(HostName.isIp("[::1]")).isTrue();
    assertThat(HostName.isIp("::1")).isTrue();
    assertThat(HostName.isIp("1.2.3.4")).isTrue();
    assertThat(HostName.isIp("[1.2.3.4]")).isFalse();
    assertThat(HostName.isIp("1.2.3.4.example.com")).isFalse();
  }
}
