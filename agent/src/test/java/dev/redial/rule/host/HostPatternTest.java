package dev.redial.rule.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.host.HostPattern.Any;
import dev.redial.rule.host.HostPattern.Below;
import dev.redial.rule.host.HostPattern.Block;
import dev.redial.rule.host.HostPattern.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {
  @Test
  void parse_name_isCanonical() {
    assertThat(HostPattern.parse("WWW.Example.com.")).isEqualTo(new Name("www.example.com"));
    assertThat(HostPattern.parse("*.Bücher.example")).isEqualTo(new Below("xn--bcher-kva.example"));
    assertThat(HostPattern.parse("*.com")).isEqualTo(new Below("com"));
    assertThat(HostPattern.parse("*")).isEqualTo(new Any());
  }

  @Test
  void parse_address_isABlockOfAllBits() {
    assertThat(HostPattern.parse("1.2.3.4")).isEqualTo(new Block(0, 0xffff_0102_0304L, 128));
    assertThat(HostPattern.parse("[::1]")).isEqualTo(HostPattern.parse("0:0::1"));
  }

  @Test
  void parse_cidr_isABlock() {
    assertThat(HostPattern.parse("10.0.0.0/8")).isEqualTo(new Block(0, 0xffff_0a00_0000L, 104));
    assertThat(HostPattern.parse("0.0.0.0/0")).isEqualTo(new Block(0, 0xffff_0000_0000L, 96));
    assertThat(HostPattern.parse("2001:db8::/32"))
        .isEqualTo(new Block(0x2001_0db8_0000_0000L, 0, 32));
    assertThat(HostPattern.parse("2001:db8::8000:0:0:0/65"))
        .isEqualTo(new Block(0x2001_0db8_0000_0000L, 1L << 63, 65));
    assertThat(HostPattern.parse("::/0")).isEqualTo(new Block(0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*.",
        "**",
        "*.*",
        "*a.com",
        "a.*",
        "a.*.com",
        "*.1.2.3.4",
        "10.0.0.1/8",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/08",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "::1/127",
        "::/129",
        "[::]/0",
        "example.com/8",
        "https://example.com",
        "example.com:443",
        "300.1.1.1"
      })
  void parse_anythingElse_isNull(String text) {
    assertThat(HostPattern.parse(text)).isNull();
  }
}
