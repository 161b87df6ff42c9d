package dev.redial.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  private static final int MANY = 140_000;
  private static final int NUMBER = 8;

  @Test
  void of_oneHost_isOneAddressOfTheBlockThatIsDiscarded() {
    var address = Placeholders.of("Some.Test");
    assertThat(address.getHostName()).isEqualTo("Some.Test");
    assertThat(address.getHostAddress()).startsWith("100:0:0:0:");
    assertThat(Placeholders.of("some.test")).isEqualTo(address);
    assertThat(Placeholders.of("other.test")).isNotEqualTo(address);
    assertThat(Placeholders.isOne(address)).isTrue();
    assertThat(Placeholders.has("SOME.test")).isTrue();
    assertThat(Placeholders.has("never.test")).isFalse();
  }

  @Test
  void host_isFoundAgainWithAndWithoutTheName() throws Exception {
    var address = Placeholders.of("Again.Test");
    assertThat(Placeholders.host(new InetSocketAddress(address, 1))).isEqualTo("Again.Test");
    var nameless = InetAddress.getByAddress(address.getAddress());
    assertThat(Placeholders.host(new InetSocketAddress(nameless, 1))).isEqualTo("again.test");
    var unresolved = InetSocketAddress.createUnresolved("a.test", 1);
    assertThat(Placeholders.host(unresolved)).isEqualTo("a.test");
  }

  @Test
  void isOne_otherAddress_isNot() throws Exception {
    var one = Placeholders.of("first.test");
    assertThat(Placeholders.isOne(null)).isFalse();
    for (var other : new String[] {"127.0.0.1", "198.18.0.1", "::1", "100::", "100::1"}) {
      assertThat(Placeholders.isOne(InetAddress.getByName(other))).as(other).isFalse();
    }
    var bits = one.getAddress();
    bits[NUMBER] ^= (byte) 0x80;
    assertThat(Placeholders.isOne(InetAddress.getByAddress(bits))).as("of another JVM").isFalse();
  }

  @Test
  void of_moreHostsThanAreKept_sharesNoAddress_andLeadsNoneOfThemElsewhere() throws Exception {
    var first = Placeholders.of("host-0.many.test");
    var seen = new HashSet<InetAddress>(List.of(first));
    for (int i = 1; i < MANY; i++) {
      seen.add(Placeholders.of("host-" + i + ".many.test"));
    }
    assertThat(seen).hasSize(MANY);
    assertThat(seen).allMatch(Placeholders::isOne);
    assertThat(Placeholders.host(new InetSocketAddress(first, 1))).isEqualTo("host-0.many.test");
    var nameless = new InetSocketAddress(InetAddress.getByAddress(first.getAddress()), 1);
    assertThatThrownBy(() -> Placeholders.host(nameless))
        .isInstanceOf(ConnectException.class)
        .hasMessageStartingWith("redial: it is no longer known which host 100:0:0:0:");
    assertThat(Placeholders.of("host-0.many.test")).isNotIn(seen);
  }
}
