package dev.redial.report;

/**
 * Times as ISO 8601 has them, in UTC with milliseconds: {@code 2026-11-28T09:05:03.007Z}.
 *
 * <p>It does not use java.time's formatters, whose classes would cost start-up time. Nor does it
 * use the local zone, since asking for it would fix the JVM's default zone before the application
 * may set it.
 */
final class IsoTime {
  private static final long DAY = 86_400_000;

  private IsoTime() {}

  /** Appends a time from 1970 to 9999, in milliseconds of the epoch. */
  static void append(StringBuilder text, long millis) {
    date(text, Math.floorDiv(millis, DAY));
    int inDay = (int) Math.floorMod(millis, DAY);
    digits(text.append('T'), inDay / 3_600_000, 2);
    digits(text.append(':'), inDay / 60_000 % 60, 2);
    digits(text.append(':'), inDay / 1_000 % 60, 2);
    digits(text.append('.'), inDay % 1_000, 3);
    text.append('Z');
  }

  /** The Gregorian date of a day since 1970; years begin in March, so that leap days come last. */
  private static void date(StringBuilder text, long epochDay) {
    long day = epochDay + 719_468;
    long era = day / 146_097;
    long ofEra = day % 146_097;
    long yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = (int) (ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100));
    int fromMarch = (5 * ofYear + 2) / 153;
    int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    digits(text, (int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), 4);
    digits(text.append('-'), month, 2);
    digits(text.append('-'), ofYear - (153 * fromMarch + 2) / 5 + 1, 2);
  }

  private static void digits(StringBuilder text, int number, int count) {
    for (int scale = (int) Math.pow(10, count - 1); scale > 0; scale /= 10) {
      text.append((char) ('0' + number / scale % 10));
    }
  }
}
