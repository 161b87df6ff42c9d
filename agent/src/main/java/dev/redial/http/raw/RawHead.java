package dev.redial.http.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.redial.http.HeaderFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A whole request head of HTTP/1.x as bytes of an application (RFC 9112).
 *
 * @param line the request line with its end
 * @param fields each value with all that follows the colon: spaces, folded lines, the line's end.
 *     What is set to something else has none of these
 * @param end the empty line
 */
record RawHead(String line, HeaderFields fields, String end) {
  /** What {@link #bodyLength} answers for a chunked body. */
  static final long CHUNKED = -1;

  private static final int LONGEST_LENGTH = 18;

  /**
   * Parses a head that {@link HeadScanner} has found whole.
   *
   * @throws IllegalArgumentException with the reason, if servers may read its fields differently
   */
  static RawHead parse(byte[] head) {
    var text = new String(head, ISO_8859_1);
    int start = text.indexOf('\n') + 1;
    var line = text.substring(0, start);
    var fields = new HeaderFields();
    while (text.charAt(start) != '\r' && text.charAt(start) != '\n') {
      int next = endOfField(text, start);
      int colon = text.indexOf(':', start);
      if (colon <= start || colon > next || !isToken(text, start, colon)) {
        throw new IllegalArgumentException("a line of its head is not a header field");
      }
      fields.add(text.substring(start, colon), text.substring(colon + 1, next));
      start = next;
    }
    return new RawHead(line, fields, text.substring(start));
  }

  /** Lines that begin with a space belong to the field before (obs-fold, RFC 9112, 5.2). */
  private static int endOfField(String text, int start) {
    int end = start;
    do {
      end = text.indexOf('\n', end) + 1;
    } while (text.charAt(end) == ' ' || text.charAt(end) == '\t');
    return end;
  }

  /** Before the colon there is no space (RFC 9112, 5.1): some servers take it for another name. */
  private static boolean isToken(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) == 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** The head as it goes out. */
  byte[] bytes() {
    var lineEnd = line.endsWith("\r\n") ? "\r\n" : "\n";
    var text = new StringBuilder(line);
    for (int i = 0; i < fields.size(); i++) {
      var value = fields.value(i);
      text.append(fields.name(i)).append(':');
      if (value != null && value.endsWith("\n")) {
        text.append(value);
      } else {
        text.append(' ').append(value).append(lineEnd);
      }
    }
    return text.append(end).toString().getBytes(ISO_8859_1);
  }

  boolean isConnect() {
    return line.startsWith("CONNECT ");
  }

  /** Scheme and authority of an absolute target (RFC 9112, 3.2.2), or null. */
  @Nullable String absoluteTarget() {
    int start = line.indexOf(' ') + 1;
    int scheme = start;
    while (Character.isLetter(line.charAt(scheme))) {
      scheme++;
    }
    if (!line.startsWith("://", scheme)) {
      return null;
    }
    int end = scheme + "://".length();
    while ("/?# ".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return line.substring(start, end);
  }

  /**
   * How many bytes follow the head, or {@link #CHUNKED} (RFC 9112, 6.3).
   *
   * @throws IllegalArgumentException with the reason, if servers may disagree about that
   */
  long bodyLength() {
    var coding = only("Transfer-Encoding");
    var length = only("Content-Length");
    if (coding == null) {
      return length == null ? 0 : number(length);
    }
    if (length != null) {
      throw new IllegalArgumentException("it has both Content-Length and Transfer-Encoding");
    }
    if (line.contains(" HTTP/1.0") || !isChunkedOnce(coding.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("its Transfer-Encoding does not say where its body ends");
    }
    return CHUNKED;
  }

  /** As the last of the codings, and only there. */
  private static boolean isChunkedOnce(String codings) {
    int at = codings.indexOf("chunked");
    if (at < 0 || at + "chunked".length() != codings.length()) {
      return false;
    }
    return at == 0 || codings.substring(0, at).trim().endsWith(",");
  }

  private static long number(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        throw new IllegalArgumentException("its Content-Length is not a number");
      }
    }
    if (text.isEmpty() || text.length() > LONGEST_LENGTH) {
      throw new IllegalArgumentException("its Content-Length is not a number");
    }
    return Long.parseLong(text);
  }

  private @Nullable String only(String name) {
    @Nullable String only = null;
    for (int i = 0; i < fields.size(); i++) {
      var value = fields.value(i);
      if (fields.name(i).equalsIgnoreCase(name) && value != null) {
        if (only != null) {
          throw new IllegalArgumentException("it has " + name + " twice");
        }
        only = value.trim();
        if (only.indexOf('\n') >= 0) {
          throw new IllegalArgumentException("its " + name + " has more than one line");
        }
      }
    }
    return only;
  }

  /**
   * Whether the client's bytes alone do not tell if more requests follow this one.
   *
   * <p>After CONNECT they are the tunnel's. After an Upgrade that the server may have declined, it
   * depends on the new protocol. A client's WebSocket frame must be masked (RFC 6455, 5.3): its
   * second byte is not ASCII. A connection of h2c begins as HTTP/2 does (RFC 9113, 3.4). So neither
   * can be taken for a request; any other protocol is unknown.
   */
  boolean mayEndHttp() {
    if (isConnect()) {
      return true;
    }
    for (int i = 0; i < fields.size(); i++) {
      var value = fields.value(i);
      if (fields.name(i).equalsIgnoreCase("Upgrade") && value != null) {
        var protocol = value.trim();
        boolean known =
            protocol.equalsIgnoreCase("h2c")
                || (protocol.equalsIgnoreCase("websocket")
                    && fields.first("Sec-WebSocket-Key") != null);
        if (!known) {
          return true;
        }
      }
    }
    return false;
  }
}
