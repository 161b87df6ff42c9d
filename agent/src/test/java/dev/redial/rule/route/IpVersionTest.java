package dev.redial.rule.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpVersionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | 10.0.0.1 10.0.0.2",
        "6 | 2001:db8::1 2001:db8::2",
        "prefer-4 | 10.0.0.1 10.0.0.2 2001:db8::1 2001:db8::2",
        "prefer-6 | 2001:db8::1 2001:db8::2 10.0.0.1 10.0.0.2",
      })
  void select_leavesOrOrdersByKind_andKeepsTheOrderOtherwise(String word, String expected)
      throws UnknownHostException {
    var found = addresses("10.0.0.1 2001:db8::1 10.0.0.2 2001:db8::2");
    var version = IpVersion.of(word);

    assertThat(version).isNotNull();
    assertThat(version.word()).isEqualTo(word);
    assertThat(version.select(found)).containsExactly(addresses(expected));
    assertThat(IpVersion.ANY.select(found)).containsExactly(found);
  }

  @Test
  void select_ofTheOtherKindOnly_isEmpty() throws UnknownHostException {
    assertThat(IpVersion.FOUR.select(addresses("::1"))).isEmpty();
    assertThat(IpVersion.PREFER_FOUR.select(addresses("::1"))).hasSize(1);
  }

  @Test
  void of_anotherWord_isNull() {
    assertThat(IpVersion.of("")).isNull();
    assertThat(IpVersion.of("ipv4")).isNull();
    assertThat(IpVersion.words()).containsExactly("4", "6", "prefer-4", "prefer-6");
  }

  @Test
  void excludes_literalsOfTheOtherKind_whereTheKindMustBe() {
    assertThat(IpVersion.FOUR.excludes("::1")).isTrue();
    assertThat(IpVersion.SIX.excludes("127.0.0.1")).isTrue();
    assertThat(IpVersion.SIX.excludes("::1")).isFalse();
    assertThat(IpVersion.SIX.excludes("name.test")).isFalse();
    assertThat(IpVersion.PREFER_SIX.excludes("127.0.0.1")).isFalse();
    assertThat(IpVersion.ANY.excludes("127.0.0.1")).isFalse();
  }

  private static InetAddress[] addresses(String literals) throws UnknownHostException {
    var texts = literals.split(" ", -1);
    var addresses = new InetAddress[texts.length];
    for (int i = 0; i < texts.length; i++) {
      addresses[i] = InetAddress.getByName(texts[i]);
    }
    return addresses;
  }
}
