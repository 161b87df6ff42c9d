package dev.redial.rule.host;

/** Decimal numbers as addresses and ports have them: ASCII digits, no sign, no leading zeros. */
final class Decimal {
  static final int NONE = -1;

  private static final int MOST_DIGITS = 5;
  private static final long TOO_GREAT = 1_000_000;

  private Decimal() {}

  /** The number text[from, to), or none if it is greater than the greatest one. */
  static int parse(String text, int from, int to, int greatest) {
    int length = to - from;
    if (length < 1 || length > MOST_DIGITS || (length > 1 && text.charAt(from) == '0')) {
      return NONE;
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + digit(text.charAt(i));
    }
    return number > greatest ? NONE : (int) number;
  }

  private static long digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : TOO_GREAT;
  }
}
