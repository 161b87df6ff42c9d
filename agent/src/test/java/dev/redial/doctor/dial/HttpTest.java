package dev.redial.doctor.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of answers, those of servers that mean no good included. */
class HttpTest {
  private static HttpAnswer answer(String text) throws IOException {
    return Http.answer(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** More of a text than anybody reads. */
  private static InputStream endless(String beginning, String text) {
    var all = beginning + text.repeat(70_000);
    return new ByteArrayInputStream(all.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void answer_afterInterimOnes_isTheLast() throws Exception {
    assertThat(answer("HTTP/1.1 103 -\r\nLink: a\r\n\r\nHTTP/1.1 204 -\r\nA: b\r\n\r\n"))
        .isEqualTo(new HttpAnswer(204, "204 -", List.of("A: b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: y\r\n", "x", "\r"})
  void head_thatHasNoEnd_isSaidSo(String text) {
    assertThatThrownBy(() -> Http.answer(endless("HTTP/1.1 200 OK\r\n", text)))
        .isInstanceOfSatisfying(
            FailedException.class,
            failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_HTTP))
        .hasMessage("the head of the answer is longer than 64 KiB");
  }

  @Test
  void interimAnswers_thatHaveNoEnd_areSaidSo() {
    assertThatThrownBy(() -> Http.answer(endless("", "HTTP/1.1 100 Continue\r\n\r\n")))
        .isInstanceOf(FailedException.class)
        .hasMessage("100 interim answers came, and no other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 000 no", "SSH-2.0-x", "HTTP/1.1 20 \u001b[2J"})
  void answer_thatIsNotHttp_isSaidSo_andCommandsNoTerminal(String line) {
    assertThatThrownBy(() -> answer(line + "\r\n\r\n"))
        .isInstanceOf(FailedException.class)
        .hasMessage("the answer is not HTTP but '" + line.replace('\u001b', '.') + "'");
  }
}
