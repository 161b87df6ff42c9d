package dev.redial.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  @Test
  void of_oneHost_isOneAddressOfTheBlockForBenchmarks() {
    var address = Placeholders.of("Some.Test");
    assertThat(address.getHostName()).isEqualTo("Some.Test");
    assertThat(address.getHostAddress()).matches("198\\.1[89]\\..*");
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
    Placeholders.of("first.test");
    assertThat(Placeholders.isOne(null)).isFalse();
    for (var other : new String[] {"127.0.0.1", "198.17.255.255", "198.20.0.1", "::1"}) {
      assertThat(Placeholders.isOne(InetAddress.getByName(other))).as(other).isFalse();
    }
    assertThat(Placeholders.isOne(InetAddress.getByName("198.19.255.255")))
        .as("not handed out")
        .isFalse();
  }

  @Test
  void of_moreHostsThanAddresses_takesThoseOfTheFirst() throws Exception {
    var first = Placeholders.of("host-0.many.test");
    var seen = new HashSet<InetAddress>();
    for (int i = 1; i < 1 << 17; i++) {
      var address = Placeholders.of("host-" + i + ".many.test");
      assertThat(Placeholders.isOne(address)).isTrue();
      seen.add(address);
    }
    assertThat(seen).hasSize((1 << 17) - 2);
    assertThat(Placeholders.has("host-0.many.test")).isFalse();
    assertThat(Placeholders.host(new InetSocketAddress(first, 1))).isEqualTo("host-0.many.test");
  }
}
