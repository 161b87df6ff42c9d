package dev.redial.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.report.TlsFailure;
import dev.redial.rule.HttpSettings;
import dev.redial.rule.Match;
import dev.redial.rule.Rule;
import dev.redial.rule.host.HostPattern;
import dev.redial.rule.route.RouteSettings;
import dev.redial.rule.tls.TlsSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsCausesTest {
  /** The texts are those of JSSE. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "handshake_failure | Received fatal alert: handshake_failure | no cipher suite, TLS version"
            + " | ciphers",
        "insufficient_security | Received fatal alert: insufficient_security | stronger cipher"
            + " suites | ciphers",
        "handshake_failure | DH ServerKeyExchange does not comply to algorithm constraints |"
            + " Diffie-Hellman key is shorter | disabled-algorithms",
        "insufficient_security | DH ServerKeyExchange does not comply to algorithm constraints |"
            + " Diffie-Hellman key is shorter | disabled-algorithms",
        "handshake_failure | Unsupported signature algorithm: rsa_pkcs1_sha1 | scheme that this JVM"
            + " disables | signature-schemes",
        "protocol_version | Received fatal alert: protocol_version | no TLS version in common |"
            + " protocols",
        "unrecognized_name | Received fatal alert: unrecognized_name | name in SNI | sni",
        "no_application_protocol | Received fatal alert: no_application_protocol | protocols in"
            + " ALPN | alpn",
        "closed | the connection ended during the handshake | before the server said why | sni",
        "certificate_required | Received fatal alert: certificate_required | client's certificate |"
            + " client-certificate",
        "certificate_unknown | unable to find valid certification path to requested target | no"
            + " trusted CA | trust",
        "certificate_unknown | No subject alternative DNS name matching b found. | for another name"
            + " | verify-name",
      })
  void cause_isThatOfTheFailure_andTheKeyChangesIt(
      String alert, String why, String likely, String key) {
    var cause = TlsCauses.of(new TlsFailure(alert, why), null);
    assertThat(cause.likely()).contains(likely);
    assertThat(cause.remedy()).startsWith(key);
  }

  @Test
  void certificate_thatIsNotForTheRulesName_isToldByThatName() {
    var failure = new TlsFailure("certificate_unknown", "No subject alternative DNS name found.");
    assertThat(TlsCauses.of(failure, pinned()).likely()).contains("not valid for 'b'");
  }

  @Test
  void alert_thatNoRuleChanges_hasNoCause() {
    assertThat(TlsCauses.of(new TlsFailure("internal_error", "Received fatal alert"), null))
        .isNull();
  }

  private static Rule pinned() {
    return new Rule(
        "edge",
        null,
        Rule.NEVER,
        false,
        1,
        new Match(List.of(new HostPattern.Any()), List.of(), List.of()),
        TlsSettings.names("b", "b", true, false),
        new HttpSettings(null, Map.of(), List.of(), false),
        RouteSettings.NONE);
  }
}
