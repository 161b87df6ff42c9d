package dev.redial.demo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.test/b, https://a.test/b",
    "tcp://a.test:1, tcp://a.test:1",
    "tls://a.test:1, tls://a.test:1",
    "postgresql://a.test, postgresql://a.test:5432",
    "jdbc:postgresql://me:word@a.test:6000/db?x=y, postgresql://a.test:6000",
    "jdbc:mariadb://[::1]/db, mysql://[::1]:3306",
    "jdbc:mysql://a.test;x=y, mysql://a.test:3306",
    "smtp://a.test/, smtp://a.test:25",
    "ldap://a.test/dc=test??sub, ldap://a.test:389",
  })
  void url_isCalledByItsPlaceAlone(String url, String called) {
    assertThat(Protocol.withPort(url)).isEqualTo(called);
  }

  @ParameterizedTest
  @CsvSource({"https://a.test", "http://a.test", "jdbc:h2:mem:x", "tcp"})
  void otherUrl_isNone(String url) {
    assertThat(Protocol.of(url)).isNull();
  }

  /** The message SSLRequest of PostgreSQL's protocol 3.0, and the one byte of consent. */
  @Test
  void postgresql_asksAsItsProtocolSays() throws IOException {
    var asked = new ByteArrayOutputStream();

    Protocol.POSTGRESQL.ask(new ByteArrayInputStream(new byte[] {'S'}), asked);

    assertThat(asked.toByteArray()).isEqualTo(HexFormat.of().parseHex("0000000804d2162f"));
  }

  /** The packet SSLRequest of MySQL: 32 bytes of payload, of which bit 11 asks for TLS. */
  @Test
  void mysql_asksAsItsProtocolSays() throws IOException {
    var greeting = new ByteArrayOutputStream();
    assertThatThrownBy(() -> Protocol.MYSQL.answer(new ByteArrayInputStream(new byte[0]), greeting))
        .isInstanceOf(ProtocolException.class);
    var said = greeting.toByteArray();
    assertThat(said.length).isEqualTo(4 + said[0]);

    var asked = new ByteArrayOutputStream();
    Protocol.MYSQL.ask(new ByteArrayInputStream(said), asked);

    var packet = asked.toByteArray();
    assertThat(packet).hasSize(36).startsWith(32, 0, 0, 1);
    assertThat(packet[5] & 0x08).isNotZero();
  }

  @Test
  void serverWithoutTls_isNotGoneOnWith() {
    var refusal = new ByteArrayInputStream(new byte[] {'N'});

    assertThatThrownBy(() -> Protocol.POSTGRESQL.ask(refusal, OutputStream.nullOutputStream()))
        .isInstanceOf(ProtocolException.class);
  }
}
