package dev.redial.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {
  @Test
  void head_parsedAndWritten_isTheSame() {
    var text = "GET /a?b=c: HTTP/1.1\r\nHost: a:81\r\nEmpty: \r\nX: y: z\r\n\r\n";
    var written = new StringBuilder();

    RequestHead.parse(text).appendTo(written);

    assertThat(written).hasToString(text);
  }

  @Test
  void head_withoutFields_isTheSame() {
    var written = new StringBuilder();

    RequestHead.parse("GET / HTTP/1.0\r\n\r\n").appendTo(written);

    assertThat(written).hasToString("GET / HTTP/1.0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\r\n", "GET / HTTP/1.1\r\nHost: a\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n"})
  void text_thatIsNoHead_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> RequestHead.parse(text));
  }
}
