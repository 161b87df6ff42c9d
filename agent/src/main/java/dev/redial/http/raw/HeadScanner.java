package dev.redial.http.raw;

import java.nio.charset.StandardCharsets;

/**
 * Follows one request head of HTTP/1.x (RFC 9112, 2 and 3) from its first byte to its empty line.
 *
 * <p>A head is what begins with a line that ends in HTTP/1.x, whatever its method and its target
 * are. Lines may end in LF alone.
 */
final class HeadScanner {
  /** What the head is after one more byte. */
  enum Answer {
    /** Begun and not at its end. */
    MORE,
    /** At its end. */
    WHOLE,
    /** Nothing of HTTP/1.x. */
    OTHER,
    /** Of HTTP/1.x by its first line, but servers may not agree on where its lines end. */
    AMBIGUOUS
  }

  private enum Part {
    METHOD,
    LINE,
    FIELDS
  }

  private static final byte[] VERSION = " HTTP/1.".getBytes(StandardCharsets.US_ASCII);

  /** Of the methods that are registered for HTTP the longest has 17. */
  private static final int LONGEST_METHOD = 64;

  /** What a token has besides letters and digits (RFC 9110, 5.6.2). */
  private static final String TOKEN = "!#$%&'*+-.^_`|~";

  private Part part = Part.METHOD;
  private int length;
  private boolean carriageReturn;

  /** How many bytes of {@link #VERSION} were the last ones. */
  private int matched;

  /** Whether nothing but spaces followed the last version. */
  private boolean endsInVersion;

  /** Makes it ready for the next head. */
  void reset() {
    begin(Part.METHOD);
    matched = 0;
    endsInVersion = false;
  }

  /** Whether the first line is over, and is one of HTTP/1.x. */
  boolean isHead() {
    return part == Part.FIELDS;
  }

  /** Takes the next byte. After any answer but MORE it must be reset. */
  Answer next(byte b) {
    return switch (part) {
      case METHOD -> method(b);
      case LINE -> line(b);
      case FIELDS -> field(b);
    };
  }

  private Answer method(byte b) {
    if (b == ' ' && length > 0) {
      matched = 1;
      return begin(Part.LINE);
    }
    return isToken(b) && ++length <= LONGEST_METHOD ? Answer.MORE : Answer.OTHER;
  }

  private static boolean isToken(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || isDigit(b)
        || (b > 0 && TOKEN.indexOf(b) >= 0);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private Answer begin(Part next) {
    part = next;
    length = 0;
    carriageReturn = false;
    return Answer.MORE;
  }

  /** Some servers take spaces inside the target, or behind the version, for what they are. */
  private Answer line(byte b) {
    if (b == '\n') {
      return endsInVersion ? begin(Part.FIELDS) : Answer.OTHER;
    }
    if (matched == VERSION.length) {
      matched = 0;
      endsInVersion = isDigit(b);
    } else if (b == ' ') {
      matched = 1;
    } else {
      matched = matched > 0 && b == VERSION[matched] ? matched + 1 : 0;
      endsInVersion &= b == '\t' || b == '\r';
    }
    return Answer.MORE;
  }

  private Answer field(byte b) {
    if (b == '\n') {
      return length == 0 ? Answer.WHOLE : begin(Part.FIELDS);
    }
    if (carriageReturn || b == 0) {
      return Answer.AMBIGUOUS;
    }
    if (b == '\r') {
      carriageReturn = true;
    } else {
      length = 1;
    }
    return Answer.MORE;
  }
}
