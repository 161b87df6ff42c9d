package dev.redial.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.HttpSettings;
import dev.redial.rule.tls.TlsSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeTextTest {
  private static final TlsSettings PINNED = TlsSettings.names("b", "b", true, false);

  @Test
  void tls_absentName_isNone() {
    assertThat(ChangeText.tls(null, "b", PINNED)).isEqualTo("SNI none -> b, verify name b");
    assertThat(ChangeText.tls("a", null, PINNED)).isEqualTo("SNI a -> none, verify name b");
  }

  @Test
  void tls_nameThatStays_isNoChange() {
    assertThat(ChangeText.tls("b", "b", PINNED)).isEqualTo("verify name b");
  }

  @Test
  void http_fieldsAreNamedWithoutTheirValues() {
    var http = new HttpSettings("b", Map.of("X-Key", "geheim"), List.of("Via"), false);
    assertThat(ChangeText.http("a", "b", http)).isEqualTo("Host a -> b, set X-Key, removed Via");
    assertThat(ChangeText.http("a", "a", http)).isEqualTo("set X-Key, removed Via");
  }
}
