package dev.redial.rule.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "::1",
        "::",
        "1::",
        "2001:db8::1",
        "2001:DB8:0:0:0:0:0:1",
        "1:2:3:4:5:6:7:8",
        "0001:2:3:4:5:6:7:8",
        "::2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::",
        "fe80::1:2",
        "64:ff9b::192.0.2.33",
        "1:2:3:4:5:6:1.2.3.4"
      })
  void parse_ipv6_isTheNumberThatTheJdkReads(String text) throws Exception {
    var bytes = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
    assertThat(IpLiteral.parse(text)).isEqualTo(new IpLiteral(bytes.getLong(), bytes.getLong()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1",
        "1.2.3",
        "1.2.3.",
        ".1.2.3",
        "1.2.3.4.",
        "1.2.3.4.5",
        "1..2.3",
        "256.1.1.1",
        "01.2.3.4",
        "1.2.3.0x4",
        "-1.2.3.4",
        "1.2.3.+4",
        "1.2.3.4444444444",
        "a.b.c.d",
        ":",
        ":::",
        "1::2::3",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8",
        "12345::",
        "g::",
        "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::1%eth0",
        "::1.2.3",
        "[::1]",
        "::١"
      })
  void parse_anythingElse_isNull(String text) {
    assertThat(IpLiteral.parse(text)).isNull();
  }

  @Test
  void parse_ipv4_isMappedToIpv6() {
    assertThat(IpLiteral.parse("192.0.2.255"))
        .isEqualTo(new IpLiteral(0, 0xffff_c000_02ffL))
        .isEqualTo(IpLiteral.parse("::ffff:192.0.2.255"))
        .isEqualTo(IpLiteral.parse("0:0:0:0:0:FFFF:C000:2FF"));
    assertThat(IpLiteral.parse("0.0.0.0")).isEqualTo(new IpLiteral(0, 0xffff_0000_0000L));
  }

  @Test
  void v4_partOfAText_isReadAlone() {
    assertThat(IpLiteral.v4("[1.2.3.4]", 1, 8)).isEqualTo(0xffff_0102_0304L);
    assertThat(IpLiteral.v4("1.2.3.4", 0, 5)).isEqualTo(IpLiteral.NONE);
  }

  @Test
  void parse_randomAddressInEverySpelling_isTheSameNumber() throws Exception {
    var random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      var bytes = new byte[16];
      random.nextBytes(bytes);
      for (int group = 0; group < 8; group++) {
        if (random.nextBoolean()) {
          bytes[2 * group] = 0;
          bytes[2 * group + 1] = 0;
        }
      }
      var number = ByteBuffer.wrap(bytes);
      var expected = new IpLiteral(number.getLong(), number.getLong());
      var full = InetAddress.getByAddress(bytes).getHostAddress();
      assertThat(IpLiteral.parse(full)).as(full).isEqualTo(expected);
      var compressed = full.replaceFirst("(^|:)0(:0)*(:|$)", "::");
      assertThat(IpLiteral.parse(compressed)).as(compressed).isEqualTo(expected);
    }
  }
}
