package dev.redial.http.raw;

/**
 * Follows one chunked body (RFC 9112, 7.1) to the end of its trailers. It keeps no byte back. Lines
 * may end in LF alone.
 */
final class ChunkScanner {
  /** A longer size could not be counted down. */
  private static final long LARGEST = Long.MAX_VALUE >> 4;

  private enum Part {
    SIZE,
    EXTENSION,
    DATA,
    DATA_END,
    TRAILER,
    END,
    BROKEN
  }

  private Part part = Part.SIZE;
  private long left;
  private int digits;
  private boolean empty;
  private boolean carriageReturn;

  /** Makes it ready for the next body. */
  void reset() {
    begin(Part.SIZE);
    left = 0;
    digits = 0;
  }

  /** Whether the body is at its end. */
  boolean isWhole() {
    return part == Part.END;
  }

  /** Whether this is no chunked body, so that nobody knows where it ends. */
  boolean isBroken() {
    return part == Part.BROKEN;
  }

  /** How many of the next bytes are data, whatever they are. */
  long certain() {
    return part == Part.DATA ? left : 0;
  }

  /** Records that bytes of data have passed. */
  void pass(long count) {
    left -= count;
    if (left == 0) {
      begin(Part.DATA_END);
    }
  }

  /** Goes on to the end of the body or of these bytes, and answers with the index reached. */
  int skip(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && part != Part.END && part != Part.BROKEN) {
      if (part == Part.DATA) {
        int count = (int) Math.min(left, end - at);
        at += count;
        pass(count);
      } else {
        next(bytes[at++]);
      }
    }
    return at;
  }

  private void begin(Part next) {
    part = next;
    empty = true;
    carriageReturn = false;
  }

  private void next(byte b) {
    if (b == '\n') {
      lineEnds();
    } else if (carriageReturn) {
      part = Part.BROKEN;
    } else if (b == '\r') {
      carriageReturn = true;
    } else {
      inLine(b);
    }
  }

  private void inLine(byte b) {
    empty = false;
    if (part == Part.SIZE) {
      size(b);
    } else if (part == Part.DATA_END) {
      part = Part.BROKEN;
    }
  }

  private void size(byte b) {
    int digit = Character.digit(b, 16);
    if (digit >= 0 && left <= LARGEST) {
      left = left << 4 | digit;
      digits++;
    } else if (digits > 0 && (b == ';' || b == ' ' || b == '\t')) {
      part = Part.EXTENSION;
    } else {
      part = Part.BROKEN;
    }
  }

  private void lineEnds() {
    switch (part) {
      case SIZE, EXTENSION -> sizeEnds();
      case DATA_END -> reset();
      case TRAILER -> begin(empty ? Part.END : Part.TRAILER);
      default -> part = Part.BROKEN;
    }
  }

  private void sizeEnds() {
    if (digits == 0) {
      part = Part.BROKEN;
    } else {
      begin(left == 0 ? Part.TRAILER : Part.DATA);
    }
  }
}
