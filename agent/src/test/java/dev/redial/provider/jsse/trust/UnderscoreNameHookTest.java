package dev.redial.provider.jsse.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderscoreNameHookTest {
  @ParameterizedTest
  @CsvSource({
    "my_host.example.com, my_host.example.com, true",
    "My_Host.example.com, my_host.EXAMPLE.com, true",
    "my_host.example.com, *.example.com,       true",
    "my_host.example.com, other.example.com,   false",
    "a.my_host.example.com, *.example.com,     false",
    "my_host.example.com, *.my_host.example.com, false",
    "my_host.com,         *.com,               false",
    "my_host.example.com, my*.example.com,     false",
    "my_host.example.com, *,                   false",
    "my_host,             *.my_host,           false",
  })
  void presentedName_matchesAsRfc6125Says(String expected, String presented, boolean matches) {
    assertThat(UnderscoreNameHook.matches(expected, presented)).isEqualTo(matches);
  }
}
