package dev.redial.rule.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "TLS_DHE_*, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, true",
    "TLS_DHE_*, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, false",
    "*_SHA, TLS_RSA_WITH_AES_128_CBC_SHA, true",
    "*_SHA, TLS_RSA_WITH_AES_128_CBC_SHA256, false",
    "*_RSA_*_SHA, TLS_RSA_WITH_RSA_SHA_SHA, true",
    "*, anything, true",
    "**, '', true",
    "x25519, x25519, true",
    "x25519, X25519, false",
    "a*a, a, false",
    "*ab*ab, abcabab, true",
    "*ab*ab, abcaba, false",
    "'', '', true",
    "'', a, false",
  })
  void pattern_standsForWhatIsLikeIt(String pattern, String name, boolean isLike) {
    assertThat(Glob.matches(pattern, name)).isEqualTo(isLike);
  }

  /** To try each star with each rest of the name takes longer than anybody waits. */
  @Test
  void stars_withoutEnd_takeNoTime() {
    var name = "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256";
    assertThat(Glob.matches("*".repeat(100_000) + "X", name)).isFalse();
    assertThat(Glob.matches("*_".repeat(50) + "*", name)).isFalse();
    assertThat(Glob.matches("*".repeat(100_000) + "6", name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "DHE-*, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, true",
    "TLS_DHE_RSA_WITH_3DES_*, SSL_DHE_RSA_WITH_3DES_EDE_CBC_SHA, true",
    "AES128-*, TLS_RSA_WITH_AES_128_CBC_SHA, true",
    "AES128-*, TLS_DHE_RSA_WITH_AES_128_CBC_SHA, false",
    "TLS_KRB5_*, TLS_KRB5_WITH_3DES_EDE_CBC_SHA, true",
  })
  void pattern_standsForASuite_byEachOfItsNames(String pattern, String suite, boolean isLike) {
    assertThat(CipherSuites.matches(pattern, suite)).isEqualTo(isLike);
  }
}
