package dev.redial.rule;

/**
 * Makes text from elsewhere fit for a log, an exception or a terminal. It contains no character
 * that begins a line, commands a terminal or reverses the order of others.
 */
public final class VisibleCharacters {
  private VisibleCharacters() {}

  /** Where the first unfit character stands, or -1 if there is none. */
  public static int unfit(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (!is(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a character shows as itself, or is a space. */
  public static boolean is(char c) {
    boolean isSeparator = c == '\u2028' || c == '\u2029';
    boolean turnsOrder = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    return !Character.isISOControl(c) && !isSeparator && !turnsOrder;
  }

  /** Appends it as a number: {@code \\u000a}. */
  public static void appendNumber(StringBuilder to, char c) {
    to.append("\\u").append(Integer.toHexString(c | 0x10000), 1, 5);
  }
}
