package dev.redial.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * When a rule stops. Read by hand, as the parsers of java.time would cost more start-up time than
 * the rest of a rule file.
 */
final class Expiry {
  private static final int DATE = "2030-12-31".length();
  private static final int SECONDS = "2030-12-31T23:59:59".length();
  private static final long DAY_SECONDS = 24 * 60 * 60;

  private final String text;

  private Expiry(String text) {
    this.text = text;
  }

  /**
   * Milliseconds since the epoch. A date is the last day, in UTC, on which the rule works. Whoever
   * meant its beginning has the rule for a day too long; nobody has an outage a day too early.
   *
   * @throws DateTimeException if the text is neither a date nor an RFC 3339 instant
   */
  static long parse(String text) {
    var expiry = new Expiry(text);
    long seconds =
        text.length() == DATE ? expiry.date() + DAY_SECONDS : expiry.date() + expiry.timeInUtc();
    return seconds * 1000;
  }

  private long date() {
    expect(4, "-");
    expect(7, "-");
    return LocalDate.of(number(0, 4), number(5, 2), number(8, 2)).toEpochDay() * DAY_SECONDS;
  }

  private long timeInUtc() {
    expect(10, "Tt ");
    expect(13, ":");
    expect(16, ":");
    long seconds = LocalTime.of(number(11, 2), number(14, 2), number(17, 2)).toSecondOfDay();
    return seconds - offset(afterFraction());
  }

  /** A fraction of a second is of no use for a rule. */
  private int afterFraction() {
    if (SECONDS == text.length() || text.charAt(SECONDS) != '.') {
      return SECONDS;
    }
    int end = SECONDS + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    if (end == SECONDS + 1) {
      throw wrong();
    }
    return end;
  }

  private int offset(int at) {
    if (text.length() == at + 1) {
      expect(at, "Zz");
      return 0;
    }
    expect(at, "+-");
    expect(at + 3, ":");
    if (text.length() != at + "+01:00".length()) {
      throw wrong();
    }
    int seconds = LocalTime.of(number(at + 1, 2), number(at + 4, 2)).toSecondOfDay();
    return text.charAt(at) == '-' ? -seconds : seconds;
  }

  private void expect(int at, String characters) {
    if (at >= text.length() || characters.indexOf(text.charAt(at)) < 0) {
      throw wrong();
    }
  }

  private int number(int from, int length) {
    int number = 0;
    for (int i = from; i < from + length; i++) {
      if (i >= text.length() || !isDigit(text.charAt(i))) {
        throw wrong();
      }
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private DateTimeException wrong() {
    return new DateTimeException(text);
  }
}
