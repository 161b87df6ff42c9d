package dev.redial.rule.host;

import java.util.Arrays;

/**
 * Places of rules in their file, ascending: an array that {@link #NONE}, greater than each of them,
 * fills up.
 */
public final class RulePositions {
  public static final int NONE = Integer.MAX_VALUE;
  static final int[] EMPTY = {NONE};

  private RulePositions() {}

  /** With one more, which is not less than those before it. */
  static int[] add(int[] ordinals, int ordinal) {
    int size = size(ordinals);
    if (size > 0 && ordinals[size - 1] == ordinal) {
      return ordinals;
    }
    var grown = ordinals;
    if (size == ordinals.length || ordinals == EMPTY) {
      grown = Arrays.copyOf(ordinals, Math.max(1, size * 2));
      Arrays.fill(grown, size, grown.length, NONE);
    }
    grown[size] = ordinal;
    return grown;
  }

  /** The least one that is greater than a given one. */
  static int after(int[] ordinals, int after) {
    if (ordinals[0] > after) {
      return ordinals[0];
    }
    int next = countUpTo(ordinals, after);
    return next == ordinals.length ? NONE : ordinals[next];
  }

  private static int size(int[] ordinals) {
    return countUpTo(ordinals, NONE - 1);
  }

  private static int countUpTo(int[] ordinals, int ordinal) {
    int found = Arrays.binarySearch(ordinals, ordinal);
    return found < 0 ? -found - 1 : found + 1;
  }
}
