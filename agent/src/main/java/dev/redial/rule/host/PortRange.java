package dev.redial.rule.host;

import org.jspecify.annotations.Nullable;

/** TCP ports from first to last, both included. */
public record PortRange(int first, int last) {
  /** What {@link #single} answers for anything but one port. */
  static final int NONE = 0;

  private static final int GREATEST = 65535;

  /** Reads {@code 443} or {@code 8000-8100}; null if it is neither. */
  public static @Nullable PortRange parse(String text) {
    int dash = text.indexOf('-');
    int first = Decimal.parse(text, 0, dash < 0 ? text.length() : dash, GREATEST);
    int last = Decimal.parse(text, dash + 1, text.length(), GREATEST);
    return first < 1 || last < first ? null : new PortRange(first, last);
  }

  /** Reads one port. */
  static int single(String text) {
    return Math.max(Decimal.parse(text, 0, text.length(), GREATEST), NONE);
  }
}
