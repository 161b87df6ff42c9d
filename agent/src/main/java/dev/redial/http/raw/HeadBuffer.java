package dev.redial.http.raw;

import java.io.ByteArrayOutputStream;

/**
 * One request head as it comes: its first line passes at once, its fields are kept back. Not safe
 * for use by several threads.
 */
final class HeadBuffer {
  /** The longest head that is kept. */
  static final int LONGEST = 64 * 1024;

  private final HeadScanner scanner = new HeadScanner();
  private final Bytes bytes = new Bytes();

  /** How many of the bytes have passed already. */
  private int passed;

  /** Where the first line is over, if it is. */
  private int fields;

  /** Whether bytes of an endless first line have passed without being kept. */
  private boolean isCut;

  /** Lets others have part of its bytes without a copy. */
  private static final class Bytes extends ByteArrayOutputStream {
    void writeTo(ByteArrayOutputStream out, int from, int end) {
      out.write(buf, from, end - from);
    }
  }

  /** Takes the next byte; what passes is appended. After any answer but MORE it must be reset. */
  HeadScanner.Answer take(byte b, ByteArrayOutputStream out) {
    var answer = scanner.next(b);
    bytes.write(b);
    if (answer != HeadScanner.Answer.MORE) {
      return answer;
    }
    if (scanner.isHead()) {
      if (fields == 0) {
        fields = bytes.size();
        passUpTo(fields, out);
      }
      return isTooLong() ? HeadScanner.Answer.AMBIGUOUS : HeadScanner.Answer.MORE;
    }
    if (bytes.size() >= LONGEST) {
      passUpTo(bytes.size(), out);
      reset(bytes);
      isCut = true;
    }
    return HeadScanner.Answer.MORE;
  }

  private void reset(Bytes all) {
    all.reset();
    passed = 0;
    fields = 0;
  }

  /** Whether it is more than is kept. */
  boolean isTooLong() {
    return isCut || bytes.size() > LONGEST;
  }

  /** Whether any of its fields wait. */
  boolean keepsBack() {
    return bytes.size() > passed;
  }

  /** All that was taken. */
  byte[] whole() {
    return bytes.toByteArray();
  }

  /** Passes what need not be kept back yet: all, as long as it need not be a head. */
  void passLine(ByteArrayOutputStream out) {
    if (!scanner.isHead()) {
      passUpTo(bytes.size(), out);
    }
  }

  private void passUpTo(int end, ByteArrayOutputStream out) {
    bytes.writeTo(out, passed, end);
    passed = end;
  }

  /** Passes the rest of it as it came. */
  void passAll(ByteArrayOutputStream out) {
    passUpTo(bytes.size(), out);
    reset();
  }

  /** Passes this in its place, which has the same first line. */
  void passAs(byte[] edited, ByteArrayOutputStream out) {
    out.write(edited, passed, edited.length - passed);
    reset();
  }

  /** Makes it ready for the next head. */
  void reset() {
    reset(bytes);
    scanner.reset();
    isCut = false;
  }
}
