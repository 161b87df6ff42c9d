package dev.redial.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's WebSocket server before outside judges: a library of others, and the RFC's letter. */
class WebSocketServerTest {
  private static final int PROTOCOL_ERROR = 1002;
  private static final int NOT_UTF_8 = 1007;

  private final Path directory;
  private Certificates certificates;
  private DemoServer server;

  WebSocketServerTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void start() throws Exception {
    certificates = new Certificates();
    var tls = new SslContextFactory.Server();
    tls.setKeyStore(certificates.keyStore("localhost"));
    tls.setKeyStorePassword(Certificates.PASSWORD);
    server = new WebServer(tls, new Sightings(), seen -> true);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "deflate"})
  void messages_ofEveryLengthAndKind_comeBackToPythonsWebsockets(String compression)
      throws Exception {
    var library = Path.of("/usr/lib/python3/dist-packages/websockets");
    assumeTrue(Files.isDirectory(library), "python3-websockets is not installed");
    var process =
        new ProcessBuilder(
                "/usr/bin/python3",
                "src/test/resources/websocket_judge.py",
                String.valueOf(server.port()),
                authorityFile().toString(),
                compression)
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), US_ASCII))
        .isEqualToIgnoringNewLines("as it should be");
    assertThat(process.waitFor()).isZero();
  }

  /** Frames in hexadecimal; the mask 00000000 leaves the payload readable. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "frame without a mask, 810161",
    "first reserved bit, c1810000000061",
    "second reserved bit, a1810000000061",
    "third reserved bit, 91810000000061",
    "reserved opcode 3, 838000000000",
    "reserved opcode 7, 878000000000",
    "reserved opcode 11, 8b8000000000",
    "reserved opcode 15, 8f8000000000",
    "fragmented ping, 098000000000",
    "fragmented close, 088000000000",
    "fragmented pong, 0a8000000000",
    "reserved bit of a ping, c98000000000",
    "continuation of nothing, 80810000000061",
    "text within a fragmented text, 0181000000006181810000000062",
    "close with half a status, 88810000000003",
    "close with a status that none may send, 88820000000003ed",
    "close with a status below 1000, 88820000000003e7",
    "close with the status of a connection that broke, 88820000000003ee",
    "ping without a mask, 890161",
    "close without a mask, 880203e8",
  })
  void frames_thatNoClientMaySend_closeWithProtocolError(String name, String frames)
      throws Exception {
    assertThat(closeStatusAfter(HexFormat.of().parseHex(frames))).isEqualTo(PROTOCOL_ERROR);
  }

  @Test
  void ping_longerThanControlFramesMayBe_closesWithProtocolError() throws Exception {
    var frame = new ByteArrayOutputStream();
    frame.writeBytes(HexFormat.of().parseHex("89fe007e00000000"));
    frame.writeBytes(new byte[126]);

    assertThat(closeStatusAfter(frame.toByteArray())).isEqualTo(PROTOCOL_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8182 00000000 c328",
        "8181 00000000 ff",
        "8183 00000000 eda080",
        "0181 00000000 c3 8081 00000000 28",
        "0181 00000000 c3 8080 00000000",
        "8884 00000000 03e8 c328"
      })
  void text_thatIsNotUtf8_closesWith1007(String frame) throws Exception {
    assertThat(closeStatusAfter(HexFormat.of().parseHex(frame.replace(" ", ""))))
        .isEqualTo(NOT_UTF_8);
  }

  private int closeStatusAfter(byte[] frames) throws Exception {
    try (var socket = new RawHttps(certificates, server.port()).connect("localhost")) {
      var out = socket.getOutputStream();
      out.write(
          """
          GET /echo HTTP/1.1\r
          Host: localhost\r
          Upgrade: websocket\r
          Connection: Upgrade\r
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
          Sec-WebSocket-Version: 13\r
          \r
          """
              .getBytes(US_ASCII));
      out.write(frames);
      out.flush();
      var answer = socket.getInputStream().readAllBytes();
      var text = new String(answer, US_ASCII);
      assertThat(text).contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
      return closeStatus(answer, text.indexOf("\r\n\r\n") + 4);
    }
  }

  /** The first frame must be a close, in which two bytes of head come before the status. */
  private static int closeStatus(byte[] answer, int start) {
    assertThat(answer[start] & 0xff).isEqualTo(0x88);
    return (answer[start + 2] & 0xff) << 8 | (answer[start + 3] & 0xff);
  }

  private Path authorityFile() throws Exception {
    var authority = certificates.trustStore().getCertificate("authority").getEncoded();
    var text = Base64.getMimeEncoder().encodeToString(authority);
    return Files.writeString(
        directory.resolve("authority.pem"),
        "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
  }
}
