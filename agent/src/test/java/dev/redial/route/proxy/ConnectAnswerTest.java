package dev.redial.route.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectAnswerTest {
  private final Random random = new Random(7231);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200\\n\\n",
        "HTTP/1.1 200\\r\\n\\r\\n",
        "HTTP/1.0 200 OK\\r\\n\\n",
        "HTTP/1.0 200 OK\\n\\r\\n",
        "HTTP/1.1 200 Connection established\\r\\n\\r\\n",
        "HTTP/1.1 299 \\r\\nA: b\\r\\n\\r\\n",
        "HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n",
        "HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 200\\n\\n",
        "HTTP/1.1 103 Early\\nLink: x\\n\\nHTTP/1.1 199\\n\\nHTTP/1.1 200 OK\\r\\nA: b\\r\\n\\r\\n",
        "HTTP/1.1 200 OK\\r\\nA: b\\r\\n\\rc: still in the head\\r\\n\\r\\n",
      })
  void tunnel_isReadToItsEndAndNoByteFurther(String head) {
    var bytes = (unescape(head) + "SSH-2.0").getBytes(StandardCharsets.ISO_8859_1);
    int end = bytes.length - "SSH-2.0".length();
    for (int run = 0; run < 200; run++) {
      var answer = new ConnectAnswer();
      int taken = 0;
      while (!answer.isComplete()) {
        int wanted = answer.wanted();
        assertThat(wanted).isBetween(1, ConnectAnswer.MOST_WANTED);
        int read = run == 0 ? wanted : 1 + random.nextInt(wanted);
        answer.feed(bytes, taken, read);
        taken += read;
      }
      assertThat(answer.failure()).isNull();
      assertThat(taken).isEqualTo(end);
      answer.end();
      assertThat(answer.failure()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 403 Forbidden\\r\\nContent-Length: 9\\r\\n\\r\\nbody | answered 403 Forbidden",
        "HTTP/1.1 502\\n\\n | answered 502",
        "HTTP/1.1 503 \\e[31mred\\0\\r\\n\\r\\n | answered 503 ?[31mred?",
        "HTTP/1.1 100\\n\\nHTTP/1.1 504 Gateway Timeout\\r\\n\\r\\n | answered 504 Gateway Timeout",
        "HTTP/1.1 301 Moved\\r\\nLocation: x\\r\\n\\r\\n | answered 301 Moved",
        "HTTP/1.1 600 What\\n\\n | answered 600 What",
        "HTTP/1.1 407 Auth\\r\\n\\r\\n | answered 407 Auth",
        "HTTP/1.1 407 Auth\\r\\nPROXY-authenticate: Basic realm=\"a, b\", charset=\"UTF-8\"\\r\\n\\r\\n | answered 407 Auth and asks for Basic",
        "HTTP/1.1 407 A\\r\\nProxy-Authenticate: Negotiate, Digest realm=x, nonce=\"y\\\\\", NTLM\"\\r\\nProxy-Authenticate: Basic\\r\\nProxy-Authenticate: Basic\\r\\n\\r\\n | answered 407 A and asks for Negotiate, Digest, Basic",
        "SSH-2.0-OpenSSH_9\\r\\n | does not answer in HTTP/1, but with 'S'",
        "HTTP/2 200\\r\\n\\r\\n | does not answer in HTTP/1, but with 'HTTP/2'",
        "HTTP/1.1 20x | does not answer in HTTP/1, but with 'HTTP/1.1 20x'",
        "HTTP/1.1 2000 | does not answer in HTTP/1, but with 'HTTP/1.1 2000'",
        "HTTP/1.1 20\\n | has an invalid status line: 'HTTP/1.1 20'",
        "\\r\\nHTTP/1.1 200\\n\\n | does not answer in HTTP/1, but with '?'",
        "HTTP/1.1 099\\n\\n | has an invalid status line: 'HTTP/1.1 099'",
      })
  void otherAnswer_isAFailure(String head, String failure) {
    var bytes = unescape(head).getBytes(StandardCharsets.ISO_8859_1);
    var answer = new ConnectAnswer();
    for (int i = 0; i < bytes.length && !answer.isComplete(); i++) {
      answer.feed(bytes, i, 1);
    }
    assertThat(answer.isComplete()).isTrue();
    assertThat(answer.failure()).isEqualTo(failure);
  }

  @Test
  void end_beforeTheEndOfTheHead_isAFailure() {
    var none = new ConnectAnswer();
    none.end();
    assertThat(none.isComplete()).isTrue();
    assertThat(none.failure()).isEqualTo("closed the connection without an answer");

    var half = new ConnectAnswer();
    half.feed("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1), 0, 17);
    assertThat(half.isComplete()).isFalse();
    half.end();
    assertThat(half.failure()).isEqualTo("closed the connection in the middle of its answer");
  }

  @Test
  void head_ofTheLargestSize_isRead() {
    assertThat(answerOf(ConnectAnswer.MOST_BYTES).failure()).isNull();
    assertThat(answerOf(ConnectAnswer.MOST_BYTES + 1).failure())
        .isEqualTo("sent more than 64 KiB of header");
  }

  @Test
  void interimAnswersWithoutEnd_areAFailure() {
    var interim = "HTTP/1.1 102 Processing\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    var answer = new ConnectAnswer();
    for (int i = 0; i < 10_000 && !answer.isComplete(); i++) {
      answer.feed(interim, 0, interim.length);
    }
    assertThat(answer.failure()).isEqualTo("sent more than 64 KiB of header");
  }

  @Test
  void anyBytes_areReadWithoutException() {
    var alphabet = "HTTP/1.1 200\r\n\r\n:aProxy-Authenticate: \",\\\0\u00e9=";
    for (int run = 0; run < 100_000; run++) {
      var text = new StringBuilder(random.nextBoolean() ? "HTTP/1.1 407" : "");
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append(
            random.nextInt(8) == 0
                ? "\r\nProxy-Authenticate: "
                : alphabet.charAt(random.nextInt(alphabet.length())));
      }
      var bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
      var answer = new ConnectAnswer();
      answer.feed(bytes, 0, bytes.length);
      assertThat(answer.wanted()).isBetween(1, ConnectAnswer.MOST_WANTED);
      answer.end();
      assertThat(answer.isComplete()).isTrue();
      if (answer.failure() != null) {
        assertThat(answer.failure()).matches("[ -~]{1,600}");
      }
    }
  }

  private static ConnectAnswer answerOf(int size) {
    var head = "HTTP/1.1 200 OK\r\nX: ";
    var text = head + "x".repeat(size - head.length() - 4) + "\r\n\r\n";
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    var answer = new ConnectAnswer();
    answer.feed(bytes, 0, bytes.length);
    assertThat(answer.isComplete()).isTrue();
    return answer;
  }

  private static String unescape(String text) {
    return text.replace("\\\\", "\u0001")
        .replace("\\r", "\r")
        .replace("\\n", "\n")
        .replace("\\e", "\u001b")
        .replace("\\0", "\0")
        .replace("\u0001", "\\");
  }
}
