package dev.redial.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  private static final int LARGEST = 20_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\nrules and more",
        "HTTP/1.0 200\\nA: b\\n\\nrules",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2\\r\\nru\\r\\n3;x=y\\r\\nles\\r\\n0\\r\\n\\r\\n",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: Chunked\\r\\nContent-Length: 99\\r\\n\\r\\n05\\r\\nrules\\r\\n0\\r\\n",
        "HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 103\\r\\nLink: x\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\nContent-length:5\\r\\n\\r\\nrules",
        "HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\nContent-Length: 5\\r\\nContent-Encoding: identity\\r\\n\\r\\nrules",
      })
  void body_ofEachForm_isRead(String text) throws IOException {
    var answer = read(text);

    assertThat(answer.status()).isEqualTo(Answer.OK);
    assertThat(answer.body()).asString(StandardCharsets.US_ASCII).isEqualTo("rules");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\nrules | ends early",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n9\\r\\nrules | ends early",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n5\\r\\nrules\\r\\n | closes the connection before",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n-5\\r\\nrules | invalid number",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2\\r\\nrules\\r\\n | invalid chunk",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: gzip, chunked\\r\\n\\r\\n | unknown transfer encoding",
        "HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\nContent-Length: 6\\r\\n\\r\\nrules | two lengths",
        "HTTP/1.1 200 OK\\r\\nContent-Length: +5\\r\\n\\r\\nrules | invalid number",
        "HTTP/1.1 200 OK\\r\\nContent-Encoding: gzip\\r\\n\\r\\n | encodes the rules",
        "HTTP/1.1 200 OK\\r\\nA : b\\r\\n\\r\\n | invalid header line",
        "HTTP/1.1 200 OK\\r\\nA: b\\r\\n folded: c\\r\\n\\r\\n | invalid header line",
        "HTTP/1.1 2x0 OK\\r\\n\\r\\n | invalid number",
        "HTTP/2 200\\r\\n\\r\\n | does not answer in HTTP/1",
        "SSH-2.0-OpenSSH\\r\\n | does not answer in HTTP/1",
        "'' | closes the connection before",
      })
  void answer_thatIsNone_isRefused(String text, String why) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class).hasMessageContaining(why);
  }

  /** Otherwise whoever is on the way ends the rules where they like. */
  @Test
  void body_byTlsWithoutLength_isRefused() throws IOException {
    var bytes = "HTTP/1.1 200 OK\r\n\r\nrules".getBytes(StandardCharsets.US_ASCII);
    var reader = new AnswerReader(new ByteArrayInputStream(bytes), LARGEST);
    var from = WebAddress.parse("https://rules.test/f");

    assertThatThrownBy(() -> reader.read(from)).hasMessageContaining("how long its answer is");
  }

  @Test
  void status_other_hasNoBodyAndItsFields() throws IOException {
    var answer = read("HTTP/1.1 304 Not Modified\\r\\nETag: \"1\"\\r\\nX:  y \\r\\n\\r\\nrest");

    assertThat(answer.status()).isEqualTo(Answer.NOT_MODIFIED);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.field("ETAG")).isEqualTo("\"1\"");
    assertThat(answer.field("x")).isEqualTo("y");
  }

  @Test
  void body_withoutEnd_isReadToTheLimit() throws IOException {
    for (var head :
        new String[] {
          "HTTP/1.1 200 OK\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n"
        }) {
      var answer = new AnswerReader(endless(head, "a"), LARGEST).read(address());
      assertThat(answer.body()).hasSize(LARGEST);
    }
  }

  @Test
  void head_withoutEnd_isRefused() {
    for (var rest : new String[] {"a", "A: b\r\n", "\r\n\r\nHTTP/1.1 100 "}) {
      assertThatThrownBy(
              () -> new AnswerReader(endless("HTTP/1.1 100 ", rest), LARGEST).read(address()))
          .hasMessageContaining("too large");
    }
  }

  @Test
  void anyBytes_areReadOrRefused() {
    var random = new Random(614);
    var pieces =
        new String[] {
          "HTTP/1.1 200", "\r\n", "\n", "\r\n\r\n", ": ", "Content-Length",
              "Transfer-Encoding: chunked",
          "5", "a", "\0", "\u00ff", "HTTP/1.1 100", "0\r\n", " "
        };
    int read = 0;
    for (int run = 0; run < 50_000; run++) {
      var text = new StringBuilder("HTTP/1.1 200");
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      var bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
      try {
        new AnswerReader(new ByteArrayInputStream(bytes), LARGEST).read(address());
        read++;
      } catch (IOException e) {
        assertThat(e).hasMessageMatching("the (head of the )?server'?s? .+");
      }
    }
    assertThat(read).isPositive();
  }

  private static InputStream endless(String head, String rest) {
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        int position = at++;
        return position < head.length()
            ? head.charAt(position)
            : rest.charAt((position - head.length()) % rest.length());
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        for (int i = 0; i < length; i++) {
          bytes[offset + i] = (byte) read();
        }
        // so that it does not come to more than 2 GiB in one test
        at = at > 1 << 30 ? head.length() : at;
        return length;
      }
    };
  }

  private static Answer read(String text) throws IOException {
    var bytes =
        text.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    return new AnswerReader(new ByteArrayInputStream(bytes), LARGEST).read(address());
  }

  private static WebAddress address() throws IOException {
    return WebAddress.parse("http://rules.test/f");
  }
}
