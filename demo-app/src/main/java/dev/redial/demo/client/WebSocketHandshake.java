package dev.redial.demo.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The opening handshake of a WebSocket (RFC 6455, section 4.1), written by hand. */
final class WebSocketHandshake {
  private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LONGEST_HEAD = 16 * 1024;

  private final String key;

  WebSocketHandshake() {
    this(Base64.getEncoder().encodeToString(randomBytes()));
  }

  /** With a given key, so that its answer is known. */
  WebSocketHandshake(String key) {
    this.key = key;
  }

  /** The server answered with another status than 101. */
  static final class Refusal extends IOException {
    private final int status;

    Refusal(int status) {
      super("the server answered " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  void perform(URI endpoint, InputStream in, OutputStream out) throws IOException {
    out.write(request(endpoint).getBytes(ISO_8859_1));
    out.flush();
    check(readHead(in));
  }

  private String request(URI endpoint) {
    return String.join(
        "\r\n",
        "GET " + endpoint.getRawPath() + " HTTP/1.1",
        "Host: " + endpoint.getRawAuthority(),
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: " + key,
        "Sec-WebSocket-Version: 13",
        "\r\n");
  }

  private void check(String head) throws IOException {
    var lines = head.split("\r\n", -1);
    var status = lines[0].split(" ", 3);
    if (status.length < 2 || !status[0].equals("HTTP/1.1") || !status[1].matches("\\d{3}")) {
      throw new ProtocolException("no status line: " + lines[0]);
    }
    if (!status[1].equals("101")) {
      throw new Refusal(Integer.parseInt(status[1]));
    }
    var fields = fields(lines);
    require("websocket".equalsIgnoreCase(fields.get("upgrade")), "Upgrade is not websocket");
    require("upgrade".equalsIgnoreCase(fields.get("connection")), "Connection is not Upgrade");
    require(
        accept(key).equals(fields.get("sec-websocket-accept")), "Sec-WebSocket-Accept is wrong");
    require(!fields.containsKey("sec-websocket-extensions"), "an extension nobody asked for");
    require(!fields.containsKey("sec-websocket-protocol"), "a subprotocol nobody asked for");
  }

  /** Field values by name in lower case; several of a name are joined by commas. */
  private static Map<String, String> fields(String[] lines) {
    return Arrays.stream(lines)
        .skip(1)
        .map(line -> line.split(":", 2))
        .filter(field -> field.length == 2)
        .collect(
            Collectors.toMap(
                field -> field[0].toLowerCase(Locale.ROOT),
                field -> field[1].strip(),
                (first, next) -> first + ", " + next));
  }

  static String accept(String key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-1").digest((key + KEY_SUFFIX).getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads up to the empty line and not a byte further: frames may follow at once. */
  private static String readHead(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      var next = in.read();
      if (next < 0) {
        throw new EOFException("the connection ended in the handshake");
      }
      require(head.length() < LONGEST_HEAD, "the head is too long");
      head.append((char) next);
    }
    return head.toString();
  }

  private static void require(boolean holds, String otherwise) throws ProtocolException {
    if (!holds) {
      throw new ProtocolException(otherwise);
    }
  }

  private static byte[] randomBytes() {
    var bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
