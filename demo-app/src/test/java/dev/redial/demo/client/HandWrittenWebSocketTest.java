package dev.redial.demo.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandWrittenWebSocketTest {
  private static final URI ENDPOINT = URI.create("wss://edge.example.com:8443/echo");

  /** The key and the answer to it of RFC 6455, section 1.3. */
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private static final String SWITCHING =
      """
      HTTP/1.1 101 Switching Protocols
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=

      """;

  @Test
  void handshake_asTheRfcHasIt_isAccepted() throws Exception {
    var server = new ScriptedSocket(SWITCHING, "");

    open(server);

    assertThat(server.received())
        .isEqualTo(
            """
            GET /echo HTTP/1.1\r
            Host: edge.example.com:8443\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            \r
            """);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=, s3pPLMBiTxaQ9kYGzzhZRbK+xOp=, Sec-WebSocket-Accept is wrong",
    "Upgrade: websocket, Upgrade: h2c, Upgrade is not websocket",
    "Connection: Upgrade, Connection: close, Connection is not Upgrade",
    "Upgrade: websocket, 'Upgrade: websocket\nSec-WebSocket-Protocol: x', "
        + "a subprotocol nobody asked for",
    "Upgrade: websocket, 'Upgrade: websocket\nSec-WebSocket-Extensions: x', "
        + "an extension nobody asked for",
    "HTTP/1.1 101, SSH-2.0, no status line: SSH-2.0 Switching Protocols",
  })
  void handshake_answeredOtherwise_isRefusedAndClosed(String part, String other, String message) {
    var server = new ScriptedSocket(SWITCHING.replace(part, other), "");

    assertThatThrownBy(() -> open(server))
        .isInstanceOf(ProtocolException.class)
        .hasMessage(message);
    assertThat(server.isClosed()).isTrue();
  }

  @Test
  void handshake_answeredWithAnotherStatus_saysWhich() {
    assertThatThrownBy(() -> open(new ScriptedSocket("HTTP/1.1 403 Forbidden\n\n", "")))
        .isInstanceOfSatisfying(
            WebSocketHandshake.Refusal.class, e -> assertThat(e.status()).isEqualTo(403));
  }

  @Test
  void message_inFragmentsWithPingBetween_isPutTogetherAndThePingAnswered() throws Exception {
    // "Hel" + ping "?" + "lo" + close 1000
    var server = new ScriptedSocket(SWITCHING, "010348656c" + "89013f" + "80026c6f" + "880203e8");

    try (var socket = open(server)) {
      assertThat(socket.receiveText()).isEqualTo("Hello");
    }

    var frames = server.framesReceived();
    assertThat(frames.substring(0, 4)).isEqualTo("8a81");
    var mask = HexFormat.of().parseHex(frames.substring(4, 6))[0];
    assertThat((byte) (HexFormat.of().parseHex(frames.substring(12, 14))[0] ^ mask))
        .isEqualTo((byte) '?');
    assertThat(frames.substring(14)).startsWith("8882").hasSize(16);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "8102c328, a text is not UTF-8",
    "820161, expected opcode 1 but was 2",
    "800161, expected opcode 1 but was 0",
    "01016181016280, expected opcode 0 but was 1",
    "880203ea, closed by the server 1002",
  })
  void message_thatIsNone_saysWhy(String frames, String message) throws Exception {
    var socket = open(new ScriptedSocket(SWITCHING, frames));

    assertThatThrownBy(socket::receiveText)
        .isInstanceOf(ProtocolException.class)
        .hasMessage(message);
  }

  @Test
  void close_answeredWithAnotherStatus_isAnError() throws Exception {
    var server = new ScriptedSocket(SWITCHING, "880203e9");

    assertThatThrownBy(() -> open(server).close())
        .isInstanceOf(ProtocolException.class)
        .hasMessage("the server closed with 1001");
    assertThat(server.isClosed()).isTrue();
  }

  private static HandWrittenWebSocket open(Socket server) throws IOException {
    return HandWrittenWebSocket.over(server, ENDPOINT, new WebSocketHandshake(KEY));
  }

  /** A connection to a server whose bytes are all there already. */
  private static final class ScriptedSocket extends Socket {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final InputStream answer;

    ScriptedSocket(String head, String frames) {
      var bytes = new ByteArrayOutputStream();
      bytes.writeBytes(head.replace("\n", "\r\n").getBytes(ISO_8859_1));
      bytes.writeBytes(HexFormat.of().parseHex(frames));
      answer = new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public InputStream getInputStream() {
      return answer;
    }

    @Override
    public OutputStream getOutputStream() {
      return sent;
    }

    String received() {
      return sent.toString(ISO_8859_1);
    }

    String framesReceived() {
      var end = received().indexOf("\r\n\r\n") + 4;
      return HexFormat.of().formatHex(sent.toByteArray()).substring(2 * end);
    }
  }
}
