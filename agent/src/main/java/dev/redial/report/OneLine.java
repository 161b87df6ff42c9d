package dev.redial.report;

import dev.redial.rule.VisibleCharacters;

/**
 * Text of others on one line. A line break in a host name or a header must not begin a line that
 * looks like the agent's own.
 */
final class OneLine {
  private OneLine() {}

  /** Appends a text, what is not visible as {@code \\u000a}. */
  static void append(StringBuilder to, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t' || VisibleCharacters.is(c)) {
        to.append(c);
      } else {
        VisibleCharacters.appendNumber(to, c);
      }
    }
  }
}
