package dev.redial.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The server's side of one HTTP/1.1 connection, WebSocket included. */
final class Http1 {
  private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final String EDGE = "/edge/";
  private static final String UNTIL_CLOSE = "/until-close";
  private static final String CHUNKED = "/chunked";

  private Http1() {}

  /**
   * Answers until the client closes.
   *
   * <p>The path {@code /stale} answers the first request of a connection. A later one ends the
   * connection without an answer, as when a server gives up an idle one. The path {@code
   * /edge/HOST} is for this Host alone, as at the edge of a CDN. An answer to {@code /until-close}
   * has a body that ends with its connection, one to {@code /chunked} has chunks.
   */
  static void serve(InputStream in, OutputStream out) throws IOException {
    boolean first = true;
    for (var next = Request.read(in); next != null; next = Request.read(in)) {
      Gate.pass();
      if (next.target().equals("/stale") && !first) {
        return;
      }
      if (isForAnother(next)) {
        send(out, 403, "Content-Length: 0\r\n\r\n");
        continue;
      }
      if (next.target().equals(UNTIL_CLOSE)) {
        send(out, 200, "Connection: close\r\n\r\n" + next.method());
        return;
      }
      var key = next.values("Sec-WebSocket-Key");
      if (!key.isEmpty()) {
        send(out, 101, upgrade(key.get(0)));
        WebSocketEcho.serve(in, out);
        return;
      }
      answer(next, out);
      first = false;
    }
  }

  private static boolean isForAnother(Request request) {
    return request.target().startsWith(EDGE)
        && !request.authorities().equals(List.of(request.target().substring(EDGE.length())));
  }

  private static void answer(Request request, OutputStream out) throws IOException {
    if (request.target().equals(CHUNKED)) {
      send(out, 200, "Transfer-Encoding: chunked\r\n\r\n1\r\nG\r\n2\r\nET\r\n0\r\n\r\n");
      return;
    }
    var answer = Answer.to(request.method(), request.target(), request.body());
    var body = answer.body().getBytes(StandardCharsets.UTF_8);
    var fields = new StringBuilder("Content-Type: text/plain\r\n");
    fields.append("Content-Length: " + body.length + "\r\n");
    answer.fields().forEach((name, value) -> fields.append(name + ": " + value + "\r\n"));
    send(out, answer.status(), fields + "\r\n" + answer.body());
  }

  private static void send(OutputStream out, int status, String rest) throws IOException {
    // Helidon goes by the text, too.
    var phrase = status == 101 ? "Switching Protocols" : "-";
    out.write(
        ("HTTP/1.1 " + status + " " + phrase + "\r\n" + rest).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String upgrade(String key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + WEB_SOCKET).getBytes(StandardCharsets.US_ASCII));
      return "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
          + Base64.getEncoder().encodeToString(digest)
          + "\r\n\r\n";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
