package dev.redial.rule.host;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An IP literal as the number of its IPv6 form, so that every spelling of an address is equal.
 *
 * <p>IPv4 is four decimal numbers without leading zeros, as clients read nothing else alike, and is
 * mapped to ::ffff:0:0/96.
 */
public record IpLiteral(long high, long low) {
  /** What {@link #v4} answers for anything else. */
  static final long NONE = -1;

  /** The bits that an IPv4 address gets in front. */
  static final int V4_BITS = 96;

  private static final long V4_PREFIX = 0xffff_0000_0000L;

  /** Reads a literal without brackets and zone; null for anything else. */
  public static @Nullable IpLiteral parse(String text) {
    long v4 = v4(text, 0, text.length());
    return v4 == NONE ? v6(text) : new IpLiteral(0, v4);
  }

  public boolean isV4() {
    return isV4(high, low);
  }

  public static boolean isV4(long high, long low) {
    return high == 0 && low >>> 32 == V4_PREFIX >>> 32;
  }

  /** The low half of the IPv4 literal text[from, to); allocates nothing. */
  static long v4(String text, int from, int to) {
    long value = 0;
    int start = from;
    for (int i = 0; i < 4; i++) {
      int end = i < 3 ? text.indexOf('.', start) : to;
      int number = end < 0 || end > to ? Decimal.NONE : Decimal.parse(text, start, end, 255);
      if (number == Decimal.NONE) {
        return NONE;
      }
      value = (value << 8) | number;
      start = end + 1;
    }
    return V4_PREFIX | value;
  }

  private static @Nullable IpLiteral v6(String text) {
    if (text.indexOf(':') < 0) {
      return null;
    }
    var groups = new int[8];
    int gap = text.indexOf("::");
    int head = read(text, 0, gap < 0 ? text.length() : gap, groups, 0);
    if (gap < 0) {
      return head == 8 ? of(groups) : null;
    }
    int all = head < 0 ? -1 : read(text, gap + 2, text.length(), groups, head);
    if (all < 0 || all == 8) {
      return null;
    }
    int tail = all - head;
    System.arraycopy(groups, head, groups, 8 - tail, tail);
    Arrays.fill(groups, head, 8 - tail, 0);
    return of(groups);
  }

  /** Reads the groups of text[from, to) into groups[at] and on; where they end, or -1. */
  private static int read(String text, int from, int to, int[] groups, int at) {
    int count = at;
    int start = from;
    while (start < to && count >= 0) {
      int colon = text.indexOf(':', start);
      int end = colon < 0 || colon > to ? to : colon;
      count = end + 1 == to ? -1 : group(text, start, end, groups, count);
      start = end + 1;
    }
    return count;
  }

  /** One group of hexadecimal digits, or the IPv4 address that may stand for the last two. */
  private static int group(String text, int from, int to, int[] groups, int at) {
    long v4 = to == text.length() ? v4(text, from, to) : NONE;
    if (v4 != NONE && at <= 6) {
      groups[at] = (int) (v4 >>> 16) & 0xffff;
      groups[at + 1] = (int) v4 & 0xffff;
      return at + 2;
    }
    int value = hexadecimal(text, from, to);
    if (value < 0 || at == 8) {
      return -1;
    }
    groups[at] = value;
    return at + 1;
  }

  private static int hexadecimal(String text, int from, int to) {
    if (from == to || to - from > 4) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      number = (number << 4) | digit;
    }
    return number;
  }

  private static IpLiteral of(int[] groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = (high << 16) | groups[i];
      low = (low << 16) | groups[i + 4];
    }
    return new IpLiteral(high, low);
  }
}
