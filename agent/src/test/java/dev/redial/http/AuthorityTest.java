package dev.redial.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityTest {
  @ParameterizedTest
  @CsvSource({
    "example.com,      example.com, -1",
    "example.com:8443, example.com, 8443",
    "example.com:,     example.com, -1",
    "example.com:x,    example.com, -1",
    "example.com:99999999999, example.com, -1",
    "[::1],            [::1],       -1",
    "[::1]:443,        [::1],       443",
    "10.0.0.1:80,      10.0.0.1,    80",
  })
  void authority_isHostAndPort(String authority, String host, int port) {
    assertThat(Authority.host(authority)).isEqualTo(host);
    assertThat(Authority.port(authority)).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({"-1, https, 443", "-1, WSS, 443", "-1, http, 80", "0, ws, 80", "8080, https, 8080"})
  void port_leftOut_isThatOfTheScheme(int given, String scheme, int port) {
    assertThat(Ports.of(given, scheme)).isEqualTo(port);
  }
}
