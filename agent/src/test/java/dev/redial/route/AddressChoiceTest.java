package dev.redial.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.rule.route.IpVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class AddressChoiceTest {
  private static final String UNKNOWN = "unknown.invalid";

  private final InetAddress four = address("10.0.0.1");
  private final InetAddress six = address("2001:db8::1");

  @Test
  void addressOfTheKindThatMustBe_needsNoLookUp() {
    assertThat(new AddressChoice(IpVersion.FOUR, four).settled()).isEqualTo(four);
    assertThat(new AddressChoice(IpVersion.FOUR, six).settled()).isNull();
    assertThat(new AddressChoice(IpVersion.PREFER_FOUR, four).settled()).isNull();
    assertThat(AddressChoice.ALL.settled()).isNull();
  }

  @Test
  void addressThatTheApplicationFound_isFirstIfItIsOfTheKind() throws UnknownHostException {
    assertThat(new AddressChoice(IpVersion.PREFER_FOUR, four).of("127.0.0.1"))
        .containsExactly(four, address("127.0.0.1"));
    assertThat(new AddressChoice(IpVersion.PREFER_SIX, four).of("127.0.0.1"))
        .containsExactly(address("127.0.0.1"));
  }

  @Test
  void nameThatOnlyTheApplicationKnows_isDialledWhereItsAddressMayBe() throws UnknownHostException {
    assertThat(new AddressChoice(IpVersion.PREFER_SIX, four).of(UNKNOWN)).containsExactly(four);
    assertThatThrownBy(() -> new AddressChoice(IpVersion.SIX, four).of(UNKNOWN))
        .isInstanceOf(UnknownHostException.class)
        .isNotInstanceOf(AddressChoice.OfNoSuchKind.class);
  }

  @Test
  void literalOfTheOtherKind_isRefused() {
    assertThatThrownBy(() -> new AddressChoice(IpVersion.SIX, null).of("10.0.0.1"))
        .isInstanceOf(AddressChoice.OfNoSuchKind.class)
        .hasMessage("is not an IPv6 address");
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
