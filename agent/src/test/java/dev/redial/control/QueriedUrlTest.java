package dev.redial.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueriedUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://h.test/path | h.test | 443 | h.test | YES",
        "https://u:p@h.test:8443/ | h.test | 8443 | h.test:8443 | YES",
        "WSS://h.test | h.test | 443 | h.test | YES",
        "http://[::1]:8080/ | [::1] | 8080 | [::1]:8080 | NO",
        "ws://h.test | h.test | 80 | h.test | NO",
        "https://under_score.test/ | under_score.test | 443 | under_score.test | YES",
        "https://under_score.test:8443?q=a@b | under_score.test | 8443 | under_score.test:8443 | YES",
        "HTTPS://Capital.Test/ | Capital.Test | 443 | Capital.Test | YES",
        "https://bücher.test/ | xn--bcher-kva.test | 443 | xn--bcher-kva.test | YES",
        "https://h.test./ | h.test | 443 | h.test. | YES",
        "https://h.test:/path with a space | h.test | 443 | h.test | YES",
        "tcp://h.test:5432 | h.test | 5432 | | NO",
        "tls://h.test:636 | h.test | 636 | | YES",
        "amqps://u:p@h.test:5671/v | h.test | 5671 | | PERHAPS",
        "jdbc:postgresql://h.test/db?user=u&password=p | h.test | 5432 | | PERHAPS",
        "jdbc:postgresql://h.test:6432,i.test:6433/db | h.test | 6432 | | PERHAPS",
        "jdbc:postgresql://[2001:db8::1]:6432/db | [2001:db8::1] | 6432 | | PERHAPS",
        "jdbc:mysql://u:p@h.test/db | h.test | 3306 | | PERHAPS",
        "jdbc:mariadb:loadbalance://h.test:3307/db | h.test | 3307 | | PERHAPS",
        "jdbc:sqlserver://h.test;databaseName=x;password=p | h.test | 1433 | | PERHAPS",
        "jdbc:sqlserver://h.test:1444;encrypt=true | h.test | 1444 | | PERHAPS",
        "jdbc:oracle:thin:@//h.test:1522/s | h.test | 1522 | | PERHAPS",
        "jdbc:oracle:thin:u/p@h.test:1522:sid | h.test | 1522 | | PERHAPS",
        "jdbc:oracle:thin:@tcps://h.test:2484/s | h.test | 2484 | | PERHAPS",
        "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=h.test)(PORT=2484))) | h.test | 2484 | | PERHAPS",
        "jdbc:db2://h.test:50001/db:user=u; | h.test | 50001 | | PERHAPS"
      })
  void of_url_isHostPortAndProtocol(
      String url, String host, int port, String authority, QueriedUrl.Tls tls) {
    assertThat(QueriedUrl.of(url)).isEqualTo(new QueriedUrl(host, port, authority, tls));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tcp://h.test | names no port; write it behind the host: HOST:PORT",
        "kafka://u:secret@h.test | names no port; write it behind the host: HOST:PORT",
        "jdbc:unknown://h.test/db?password=secret | names no port; write it behind the host",
        "jdbc:postgresql://h.test:0x1/db | names no port",
        "jdbc:postgresql:///db?password=secret | names no host",
        "jdbc:h2:mem:test;PASSWORD=secret | names no host; write jdbc:DRIVER://HOST:PORT/...",
        "https://u:secret@h_.test:99999/ | is not a URL with a scheme and a host",
        "https://u:secret@/ | is not a URL with a scheme and a host",
        "h.test | is not a URL with a scheme and a host",
        "mailto:secret@h.test | is not a URL with a scheme and a host"
      })
  void of_urlWithoutHostOrPort_saysWhatToWrite_andNoPassword(String url, String problem) {
    assertThatThrownBy(() -> QueriedUrl.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("secret");
  }
}
