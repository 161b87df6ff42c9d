package dev.redial.http.raw;

/** An offset and a length, as woven code hands them over in one long. */
final class Range {
  private Range() {}

  static int offset(long range) {
    return (int) (range >> Integer.SIZE);
  }

  static int length(long range) {
    return (int) range;
  }

  /** Whether there are so many, without saying so as the JDK does. */
  static boolean isIn(long range, int count) {
    int offset = offset(range);
    int length = length(range);
    return offset >= 0 && length >= 0 && offset <= count - length;
  }
}
