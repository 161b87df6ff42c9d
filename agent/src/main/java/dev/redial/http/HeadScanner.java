package dev.redial.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Follows one request head of HTTP/1.x (RFC 9112, 2 and 3) from its first byte to its empty line.
 *
 * <p>The first byte that no such head can have ends it: the method must be a registered one, the
 * line must name HTTP/1.x. So nothing else is ever taken for a head, or waits to become one. Lines
 * may end in LF alone.
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
    TARGET,
    VERSION,
    FIELDS
  }

  /**
   * The methods that are registered for HTTP, and QUERY. Without PRI, which begins HTTP/2 (RFC
   * 9113, 3.4).
   */
  private static final byte[][] METHODS =
      methods(
          "GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH QUERY ACL BASELINE-CONTROL BIND"
              + " CHECKIN CHECKOUT COPY LABEL LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL"
              + " MKREDIRECTREF MKWORKSPACE MOVE ORDERPATCH PROPFIND PROPPATCH REBIND REPORT SEARCH"
              + " UNBIND UNCHECKOUT UNLINK UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL");

  private static final byte[] VERSION = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);

  private Part part = Part.METHOD;
  private final byte[] method = new byte[32];
  private int length;
  private boolean carriageReturn;

  private static byte[][] methods(String names) {
    int count = 1;
    for (int i = 0; i < names.length(); i++) {
      count += names.charAt(i) == ' ' ? 1 : 0;
    }
    var methods = new byte[count][];
    for (int i = 0, start = 0; i < count; i++) {
      int space = names.indexOf(' ', start);
      var name = names.substring(start, space < 0 ? names.length() : space);
      // The space belongs to it: a method that ends elsewhere is none.
      methods[i] = (name.toUpperCase(Locale.ROOT) + ' ').getBytes(StandardCharsets.US_ASCII);
      start = space + 1;
    }
    return methods;
  }

  /** Makes it ready for the next head. */
  void reset() {
    part = Part.METHOD;
    length = 0;
    carriageReturn = false;
  }

  /** Takes the next byte. After any answer but MORE it must be reset. */
  Answer next(byte b) {
    return switch (part) {
      case METHOD -> method(b);
      case TARGET -> target(b);
      case VERSION -> version(b);
      case FIELDS -> field(b);
    };
  }

  private Answer method(byte b) {
    method[length++] = b;
    for (var known : METHODS) {
      if (begins(known)) {
        return b == ' ' ? begin(Part.TARGET) : Answer.MORE;
      }
    }
    return Answer.OTHER;
  }

  private boolean begins(byte[] known) {
    if (length > known.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known[i] != method[i]) {
        return false;
      }
    }
    return true;
  }

  private Answer begin(Part next) {
    part = next;
    length = 0;
    carriageReturn = false;
    return Answer.MORE;
  }

  /** Bytes beyond ASCII belong into no target, and are seen there. */
  private Answer target(byte b) {
    if (b == ' ') {
      return length == 0 ? Answer.OTHER : begin(Part.VERSION);
    }
    length = 1;
    return (b >= 0 && b < ' ') || b == 0x7f ? Answer.OTHER : Answer.MORE;
  }

  private Answer version(byte b) {
    int at = length++;
    if (at < VERSION.length) {
      return b == VERSION[at] ? Answer.MORE : Answer.OTHER;
    }
    if (at == VERSION.length) {
      return b >= '0' && b <= '9' ? Answer.MORE : Answer.OTHER;
    }
    return b == '\n' ? begin(Part.FIELDS) : versionEnds(b);
  }

  private Answer versionEnds(byte b) {
    boolean first = !carriageReturn;
    carriageReturn = true;
    return b == '\r' && first ? Answer.MORE : Answer.OTHER;
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
