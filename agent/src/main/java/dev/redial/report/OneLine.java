package dev.redial.report;

/**
 * Text of others on one line: a line break in a host name or a header must not begin a line that
 * looks like the agent's own.
 */
final class OneLine {
  private OneLine() {}

  /** Appends a text, its control characters and line separators as {@code \\u000a}. */
  static void append(StringBuilder to, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((Character.isISOControl(c) && c != '\t') || c == '\u2028' || c == '\u2029') {
        to.append("\\u").append(Integer.toHexString(c | 0x10000), 1, 5);
      } else {
        to.append(c);
      }
    }
  }
}
