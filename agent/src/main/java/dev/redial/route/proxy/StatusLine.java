package dev.redial.route.proxy;

import org.jspecify.annotations.Nullable;

/**
 * The first line of an answer in HTTP/1 (RFC 9112, section 4).
 *
 * @param reason without control characters, maybe empty
 */
record StatusLine(int code, String reason) {
  /** As 9 stands for a digit. */
  private static final String SHAPE = "HTTP/1.9 999";

  private static final int CODE = 9;

  /** Whether a text may be the beginning of a status line. */
  static boolean mayBegin(CharSequence text) {
    for (int i = 0; i < Math.min(text.length(), SHAPE.length()); i++) {
      char wanted = SHAPE.charAt(i);
      char c = text.charAt(i);
      if (wanted == '9' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return text.length() <= SHAPE.length() || isBlank(text.charAt(SHAPE.length()));
  }

  /** The parts of a line without its end, or null if it is no status line. */
  static @Nullable StatusLine parse(String line) {
    if (line.length() < SHAPE.length() || !mayBegin(line)) {
      return null;
    }
    int code = Integer.parseInt(line.substring(CODE, SHAPE.length()));
    return code < 100 ? null : new StatusLine(code, Printable.of(line.substring(SHAPE.length())));
  }

  boolean isInterim() {
    return code < 200;
  }

  boolean isSuccess() {
    return code >= 200 && code < 300;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  @Override
  public String toString() {
    return reason.isEmpty() ? String.valueOf(code) : code + " " + reason;
  }
}
