package dev.redial.demo.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
  /** RFC 6455, section 5.7. */
  @Test
  void write_ofTheRfcsExample_isItsBytes() throws Exception {
    var hello = new Frame(true, Frame.TEXT, new byte[] {'H', 'e', 'l', 'l', 'o'});

    assertThat(written(hello, 0x37fa213d)).isEqualTo("818537fa213d7f9f4d5158");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8280",
    "125, 82fd",
    "126, 82fe007e",
    "65535, 82feffff",
    "65536, 82ff0000000000010000",
  })
  void write_ofEachLength_usesTheShortestForm(int length, String head) throws Exception {
    assertThat(written(new Frame(true, Frame.BINARY, new byte[length]), 0))
        .startsWith(head + "00000000")
        .hasSize(head.length() + 8 + 2 * length);
  }

  @ParameterizedTest
  @CsvSource({"00", "7d", "7e007e", "7effff", "7f0000000000010000"})
  void read_ofEachLength_takesThePayload(String length) throws Exception {
    var expected = Integer.parseInt(length.length() > 2 ? length.substring(2) : length, 16);

    var frame = Frame.read(stream("82" + length + "61".repeat(expected)));

    assertThat(frame.opcode()).isEqualTo(Frame.BINARY);
    assertThat(frame.last()).isTrue();
    assertThat(new String(frame.payload(), US_ASCII)).isEqualTo("a".repeat(expected));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "c100, a reserved bit is set",
    "818000000000, a frame from a server is masked",
    "8300, opcode 3 is unknown",
    "8b00, opcode 11 is unknown",
    "0900, a control frame is fragmented",
    "897e007e, a control frame is longer than 125 bytes",
    "827e007d, a length is written longer than it need be",
    "827f000000000000ffff, a length is written longer than it need be",
    "827f0000000001000001, a frame is too long: 16777217",
    "827fffffffffffffffff, a frame is too long: 18446744073709551615",
  })
  void read_ofWhatNoServerMaySend_saysWhy(String bytes, String message) {
    assertThatThrownBy(() -> Frame.read(stream(bytes + "00".repeat(126))))
        .isInstanceOf(ProtocolException.class)
        .hasMessage(message);
  }

  @Test
  void read_ofHalfAFrame_isEndOfFile() {
    assertThatThrownBy(() -> Frame.read(stream("820261"))).isInstanceOf(EOFException.class);
  }

  private static String written(Frame frame, int mask) throws IOException {
    var bytes = new ByteArrayOutputStream();
    frame.write(new DataOutputStream(bytes), mask);
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static DataInputStream stream(String hexadecimal) {
    return new DataInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(hexadecimal)));
  }
}
