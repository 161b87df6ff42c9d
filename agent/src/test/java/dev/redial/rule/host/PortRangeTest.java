package dev.redial.rule.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortRangeTest {
  @Test
  void parse_portOrRange_isRead() {
    assertThat(PortRange.parse("1")).isEqualTo(new PortRange(1, 1));
    assertThat(PortRange.parse("65535")).isEqualTo(new PortRange(65535, 65535));
    assertThat(PortRange.parse("8000-8100")).isEqualTo(new PortRange(8000, 8100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "65536",
        "99999999999",
        "-1",
        "+1",
        "1-",
        "-",
        "8100-8000",
        "0-5",
        "1-2-3",
        "a",
        "080",
        "1 - 2",
        "1a",
        "٣"
      })
  void parse_anythingElse_isNull(String text) {
    assertThat(PortRange.parse(text)).isNull();
  }
}
