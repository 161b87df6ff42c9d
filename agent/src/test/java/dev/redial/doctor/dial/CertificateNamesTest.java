package dev.redial.doctor.dial;

import static org.assertj.core.api.Assertions.assertThat;

import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

class CertificateNamesTest {
  /** A server may show what it likes. */
  @Test
  void commonName_ofAnyLength_isRead() {
    var name = "a".repeat(28_000);
    assertThat(CertificateNames.commonName(new X500Principal("O=b, CN=" + name)))
        .containsExactly(name);
    assertThat(CertificateNames.commonName(new X500Principal("CN=\"a, b\"")))
        .containsExactly("a, b");
    assertThat(CertificateNames.commonName(new X500Principal("O=CN"))).isEmpty();
  }
}
