package dev.redial.demo.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What client and server say in clear before TLS begins, the same bytes each time.
 *
 * @param lines in their order
 */
public record Prelude(List<Line> lines) {
  /** Nothing: TLS begins at once. */
  static final Prelude NONE = new Prelude(List.of());

  /** PostgreSQL's SSLRequest, and the answer S. */
  static final Prelude POSTGRESQL = new Prelude(List.of(client("00000008 04d2162f"), server("53")));

  /** MySQL's HandshakeV10 with CLIENT_SSL, and the client's SSLRequest. */
  static final Prelude MYSQL = new Prelude(List.of(mysqlGreeting(), mysqlRequest()));

  /** The extended operation StartTLS of RFC 4511, section 4.14, and its success. */
  static final Prelude LDAP =
      new Prelude(
          List.of(
              client("301d020101 7718 8016" + hex("1.3.6.1.4.1.1466.20037")),
              server("300c020101 7807 0a0100 0400 0400")));

  /** STARTTLS of RFC 3207. */
  static final Prelude SMTP =
      new Prelude(
          List.of(
              server(hex("220 redial.test ESMTP\r\n")),
              client(hex("EHLO client.test\r\n")),
              server(hex("250-redial.test\r\n250 STARTTLS\r\n")),
              client(hex("STARTTLS\r\n")),
              server(hex("220 Ready to start TLS\r\n"))));

  /** STARTTLS of RFC 9051, section 6.2.1. */
  static final Prelude IMAP =
      new Prelude(
          List.of(
              server(hex("* OK [CAPABILITY IMAP4rev2 STARTTLS] ready\r\n")),
              client(hex("a1 STARTTLS\r\n")),
              server(hex("a1 OK begin TLS\r\n"))));

  record Line(boolean byServer, String hex) {}

  /**
   * Says one side's lines and reads the other's.
   *
   * @throws ProtocolException if the other side says anything else
   */
  void run(boolean asServer, InputStream in, OutputStream out) throws IOException {
    for (var line : lines) {
      if (line.byServer() == asServer) {
        out.write(bytes(line.hex()));
        out.flush();
      } else if (!readsAsIs(in, bytes(line.hex()))) {
        throw new ProtocolException("other bytes than were expected before TLS");
      }
    }
  }

  private static boolean readsAsIs(InputStream in, byte[] expected) throws IOException {
    return Arrays.equals(in.readNBytes(expected.length), expected);
  }

  private static Line mysqlGreeting() {
    var salt = "0101010101010101";
    var payload =
        "0a" + hex("8.4.0\0") + "07000000" + salt + "00" + "008a" + "21" + "0200" + "0800" + "15";
    var rest = "00".repeat(10) + salt + "0101010100" + hex("mysql_native_password\0");
    return server(packet(0, payload + rest));
  }

  private static Line mysqlRequest() {
    return client(packet(1, "008a0800" + "00000001" + "21" + "00".repeat(23)));
  }

  /** MySQL's header: the length in three bytes, least first, and the number of the packet. */
  private static String packet(int number, String payload) {
    return "%02x0000%02x%s".formatted(payload.length() / 2, number, payload);
  }

  private static Line client(String hex) {
    return new Line(false, hex);
  }

  private static Line server(String hex) {
    return new Line(true, hex);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(US_ASCII));
  }
}
