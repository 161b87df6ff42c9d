package dev.redial.route.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.route.dial.Opening;
import dev.redial.rule.host.Address;
import dev.redial.rule.route.ProxyLogin;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes by RFC 1928 and RFC 1929. */
class SocksTalkTest {
  private static final ProxyLogin LOGIN = new ProxyLogin("m\u00fc", "a:b", List.of());
  private static final Address NAME = new Address("a.test", 443);
  private static final String BOUND = "05000001 00000000 0000";

  @ParameterizedTest
  @CsvSource({
    "a.test, 443, 05010003 06612e74657374 01bb",
    "192.0.2.1, 65535, 05010001 c0000201 ffff",
    "2001:db8::1, 1, 05010004 20010db8000000000000000000000001 0001",
  })
  void request_hasTheTarget_asItIsGiven(String host, int port, String bytes) {
    var talk = new SocksTalk(new Address(host, port), null);
    assertThat(sent(talk)).isEqualTo("050100");
    feed(talk, "0500", 2);
    assertThat(sent(talk)).isEqualTo(bytes.replace(" ", ""));
    assertThat(sent(talk)).as("each part once").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "05000001 00000000 0000",
    "05000004 20010db8000000000000000000000001 0001",
    "05000003 03612e62 0001",
    "05000003 00 0001",
  })
  void reply_isReadToItsEnd_andNoFurther_howeverItComes(String reply) {
    var bytes = HexFormat.of().parseHex(reply.replace(" ", "") + "323230");
    for (int piece = 1; piece <= bytes.length; piece++) {
      var talk = new SocksTalk(NAME, null);
      feed(talk, "0500", 1);
      int read = feed(talk, HexFormat.of().formatHex(bytes), piece);
      assertThat(talk.isComplete()).isTrue();
      assertThat(talk.failure()).isNull();
      assertThat(read).isEqualTo(bytes.length - 3);
    }
  }

  @Test
  void login_isSaidOnlyIfTheProxyAsks() {
    var asked = new SocksTalk(NAME, LOGIN);
    assertThat(sent(asked)).isEqualTo("05020002");
    feed(asked, "0502", 1);
    assertThat(sent(asked)).isEqualTo("01036dc3bc03613a62");
    feed(asked, "0500", 1);
    assertThat(sent(asked)).startsWith("05010003");
    feed(asked, BOUND.replace(" ", ""), 1);
    assertThat(asked.isComplete()).isTrue();
    assertThat(asked.failure()).isNull();

    var unasked = new SocksTalk(NAME, LOGIN);
    sent(unasked);
    feed(unasked, "0500", 1);
    assertThat(sent(unasked)).startsWith("05010003");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0500 0501 | answered 1, general SOCKS server failure",
        "0500 0502 | answered 2, connection not allowed by ruleset",
        "0500 0503 | answered 3, network unreachable",
        "0500 0504 | answered 4, host unreachable",
        "0500 0505 | answered 5, connection refused",
        "0500 0506 | answered 6, TTL expired",
        "0500 0507 | answered 7, command not supported",
        "0500 0508 | answered 8, address type not supported",
        "0500 05ff | answered 255, an undefined reply",
        "0500 0400 | sent a reply of version 4",
        "0500 0500000200 | sent an address of the unknown type 2",
        "4854 | does not answer in SOCKS 5, but with the byte 72",
        "0502 | chose the method 2, which was not offered",
        "0501 | chose the method 1, which was not offered",
        "05ff | asks for a login",
      })
  void refusal_isKnownAsSoonAsItIsSaid(String answer, String words) {
    var talk = new SocksTalk(NAME, null);
    feed(talk, answer.replace(" ", ""), 1);
    assertThat(talk.isComplete()).isTrue();
    assertThat(talk.failure()).isEqualTo(words);
    assertThat(talk.isLoginRefused()).isEqualTo(answer.equals("05ff"));
  }

  @Test
  void login_thatIsRefused_isSaidWithoutTheSecret() {
    var wrong = new SocksTalk(NAME, LOGIN);
    feed(wrong, "05020101", 1);
    assertThat(wrong.failure()).isEqualTo("refused the login with status 1");
    assertThat(wrong.isLoginRefused()).isTrue();
    var none = new SocksTalk(NAME, LOGIN);
    feed(none, "05ff", 1);
    assertThat(none.failure()).isEqualTo("accepts no login by user name and password");
  }

  @ParameterizedTest
  @CsvSource({
    "'', closed the connection without an answer",
    "05, closed the connection in the middle of its answer",
    "0500, closed the connection in the middle of its answer",
    "05000500, closed the connection in the middle of its answer",
  })
  void end_isAFailure(String heard, String words) {
    var talk = new SocksTalk(NAME, null);
    feed(talk, heard, 1);
    talk.end();
    assertThat(talk.failure()).isEqualTo(words);
    talk.end();
  }

  private static String sent(SocksTalk talk) {
    return HexFormat.of().formatHex(talk.toSend());
  }

  /** Feeds as many bytes as are wanted, in pieces; answers how many that were. */
  private static int feed(SocksTalk talk, String hex, int piece) {
    var bytes = HexFormat.of().parseHex(hex);
    int at = 0;
    while (at < bytes.length && !talk.isComplete()) {
      assertThat(talk.wanted()).isBetween(1, Opening.MOST_WANTED);
      int length = Math.min(Math.min(piece, talk.wanted()), bytes.length - at);
      talk.feed(Arrays.copyOfRange(bytes, at, at + length), length);
      at += length;
    }
    return at;
  }
}
