package dev.redial.rule.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CipherSuitesTest {
  /** It is no suite, but a sign in the list of them (RFC 5746). */
  private static final String SIGN = "TLS_EMPTY_RENEGOTIATION_INFO_SCSV";

  @Test
  void suitesOfThisJdk_areKnownOrRefused() throws Exception {
    var supported = List.of(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
    assertThat(supported)
        .hasSizeGreaterThan(20)
        .allMatch(
            name ->
                name.equals(CipherSuites.find(name))
                    || CipherSuites.isInsecure(name)
                    || name.equals(SIGN));
  }

  @Test
  void everySuite_isFoundByEachOfItsNames() {
    var found = new HashSet<String>();
    for (var name : CipherSuites.names()) {
      found.add(CipherSuites.find(name));
      assertThat(CipherSuites.isInsecure(name)).as(name).isFalse();
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(CipherSuites.all());
    assertThat(CipherSuites.names()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "AES128-GCM-SHA256, TLS_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_RSA_WITH_3DES_EDE_CBC_SHA, SSL_RSA_WITH_3DES_EDE_CBC_SHA",
    "SSL_RSA_WITH_3DES_EDE_CBC_SHA, SSL_RSA_WITH_3DES_EDE_CBC_SHA",
    "ECDHE-RSA-CHACHA20-POLY1305, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_AES_256_GCM_SHA384, TLS_AES_256_GCM_SHA384",
    "aes128-gcm-sha256,",
    "'',",
    "AES128-GCM-SHA256 TLS_RSA,",
  })
  void find_name_isThatOfJsse(String name, String jsse) {
    assertThat(CipherSuites.find(name)).isEqualTo(jsse);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_DH_anon_WITH_AES_128_CBC_SHA",
        "TLS_ECDH_anon_WITH_NULL_SHA",
        "SSL_RSA_EXPORT_WITH_RC4_40_MD5",
        "TLS_ECDHE_RSA_WITH_NULL_SHA",
        "ADH-AES128-SHA",
        "AECDH-AES128-SHA",
        "ECDHE-RSA-NULL-SHA",
        "EXP-RC4-MD5"
      })
  void insecureSuite_isNotFound(String name) {
    assertThat(CipherSuites.isInsecure(name)).isTrue();
    assertThat(CipherSuites.find(name)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_AES_128_GCM_SHA256, true, false",
    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, true, false",
    "TLS_DHE_DSS_WITH_AES_256_GCM_SHA384, true, false",
    "TLS_RSA_WITH_AES_128_GCM_SHA256, false, false",
    "TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA, false, false",
    "TLS_ECDHE_RSA_WITH_RC4_128_SHA, true, true",
    "SSL_RSA_WITH_3DES_EDE_CBC_SHA, false, true",
    "SSL_DHE_RSA_WITH_DES_CBC_SHA, true, true",
  })
  void suite_forwardSecrecyAndCipher_areJudged(String jsse, boolean forward, boolean broken) {
    assertThat(CipherSuites.hasForwardSecrecy(jsse)).isEqualTo(forward);
    assertThat(CipherSuites.isBroken(jsse)).isEqualTo(broken);
  }
}
