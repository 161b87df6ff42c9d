package dev.redial.route.proxy;

import java.util.Locale;

/**
 * What follows the head of an answer that opens no tunnel. After a body of known length, another
 * request is possible. After any other, nothing is worth reading (RFC 9112, sections 6.3 and 9.3).
 */
final class AnswerBody {
  private static final int UNKNOWN = -1;

  /** To dial again costs less than to read more. */
  private static final int LONGEST = 64 << 10;

  private boolean isOverAtItsEnd;
  private int length = UNKNOWN;

  /** That of an answer with this status line. */
  AnswerBody(String statusLine) {
    isOverAtItsEnd = !statusLine.startsWith("HTTP/1.1");
  }

  /** Takes a header line. */
  void add(String line) {
    int colon = line.indexOf(':');
    var value = line.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
    switch (line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
      case "connection", "proxy-connection" -> isOverAtItsEnd |= value.contains("close");
      case "transfer-encoding" -> isOverAtItsEnd = true;
      case "content-length" -> {
        int number = number(value);
        isOverAtItsEnd |= number < 0 || (length != UNKNOWN && length != number);
        length = number;
      }
      default -> {}
    }
  }

  /** How many bytes come before the connection is free for another request, or -1 for never. */
  int length() {
    return isOverAtItsEnd ? UNKNOWN : length;
  }

  private static int number(String text) {
    if (text.isEmpty() || text.length() > String.valueOf(LONGEST).length()) {
      return UNKNOWN;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return UNKNOWN;
      }
      number = 10 * number + (c - '0');
    }
    return number > LONGEST ? UNKNOWN : number;
  }
}
