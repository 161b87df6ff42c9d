package dev.redial.http.raw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request heads in what a client writes to one connection, and changes them. Every other
 * byte goes on as it came.
 *
 * <p>Only the fields of a head are held back, from the first to the last. Its request line passes
 * as it comes, since no rule changes it. So no bytes wait for the end of a request that may not be
 * one. What is not an HTTP/1.x request, and all that follows it, passes at once.
 *
 * <p>An announced body is passed whole, also after {@code Expect: 100-continue} (RFC 9110, 10.1.1).
 * A client that does not send it has to close the connection. Not safe for use by several threads.
 */
final class RawHeads {
  private enum State {
    BETWEEN,
    BETWEEN_AFTER_CR,
    HEAD,
    LENGTH,
    CHUNKS,
    PASS,
    REFUSED
  }

  /** What becomes of the heads. */
  interface Editor {
    /**
     * What goes out in place of a head, with the same first line; null to leave it.
     *
     * @throws IOException if the request must not go out
     */
    byte @Nullable [] edit(RawHead head) throws IOException;

    /**
     * Why nobody can tell any more what is a head of this client's.
     *
     * @throws IOException if it must not go out, and nothing after it
     */
    void passes(String reason) throws IOException;
  }

  private final Editor editor;
  private final ChunkScanner chunks = new ChunkScanner();
  private final HeadBuffer head = new HeadBuffer();
  private State state = State.BETWEEN;
  private long left;
  private boolean last;

  RawHeads(Editor editor) {
    this.editor = editor;
  }

  /** Whether all that comes passes as it is. */
  boolean isPassing() {
    return state == State.PASS;
  }

  /** Whether fields are kept back. */
  boolean keepsBack() {
    return head.keepsBack();
  }

  /** Lets nothing more pass. */
  void refuse() {
    state = State.REFUSED;
    head.reset();
  }

  /** How many of the next bytes pass as they are, whatever they are. */
  long certain() {
    return switch (state) {
      case LENGTH -> left;
      case CHUNKS -> chunks.certain();
      case PASS -> Long.MAX_VALUE;
      case BETWEEN, BETWEEN_AFTER_CR, HEAD, REFUSED -> 0;
    };
  }

  /** Records that bytes have passed, no more than are {@link #certain}. */
  void pass(long count) {
    if (state == State.LENGTH) {
      left -= count;
      if (left == 0) {
        requestEnds();
      }
    } else if (state == State.CHUNKS) {
      chunks.pass(count);
    }
  }

  /**
   * Takes the next bytes of the client, and appends what they have become.
   *
   * @throws IOException if they must not go out; nothing more will
   */
  void take(byte[] bytes, int offset, int length, ByteArrayOutputStream out) throws IOException {
    boolean isTaken = false;
    try {
      takeAll(bytes, offset, offset + length, out);
      isTaken = true;
    } finally {
      if (!isTaken) {
        refuse();
      }
    }
  }

  private void takeAll(byte[] bytes, int offset, int end, ByteArrayOutputStream out)
      throws IOException {
    int at = offset;
    while (at < end) {
      int from = at;
      if (state == State.HEAD) {
        at = head(bytes, at, end, out);
      } else {
        at = skip(bytes, at, end);
        out.write(bytes, from, at - from);
      }
    }
  }

  /** Appends what is kept back, for no more will come. */
  void release(ByteArrayOutputStream out) {
    if (state != State.REFUSED) {
      giveUp(out);
    }
  }

  private int skip(byte[] bytes, int at, int end) throws IOException {
    return switch (state) {
      case BETWEEN, BETWEEN_AFTER_CR -> at + between(bytes[at]);
      case LENGTH -> {
        int count = (int) Math.min(left, end - at);
        pass(count);
        yield at + count;
      }
      case CHUNKS -> chunks(bytes, at, end);
      case REFUSED -> throw new IOException("redial: the connection is refused");
      case HEAD, PASS -> end;
    };
  }

  /** Empty lines before a request are allowed (RFC 9112, 2.2); half of one is not. */
  private int between(byte b) {
    if (b == '\n') {
      state = State.BETWEEN;
      return 1;
    }
    if (state == State.BETWEEN_AFTER_CR) {
      state = State.PASS;
      return 1;
    }
    state = b == '\r' ? State.BETWEEN_AFTER_CR : State.HEAD;
    return b == '\r' ? 1 : 0;
  }

  private int chunks(byte[] bytes, int at, int end) throws IOException {
    int next = chunks.skip(bytes, at, end);
    if (chunks.isWhole()) {
      requestEnds();
    } else if (chunks.isBroken()) {
      editor.passes("its chunked body is malformed");
      state = State.PASS;
    }
    return next;
  }

  private void requestEnds() {
    state = last ? State.PASS : State.BETWEEN;
  }

  /** Goes on to the end of the head, if it is there. */
  private int head(byte[] bytes, int from, int end, ByteArrayOutputStream out) throws IOException {
    for (int at = from; at < end; at++) {
      var answer = head.take(bytes[at], out);
      if (answer != HeadScanner.Answer.MORE) {
        headEnds(answer, out);
        return at + 1;
      }
    }
    head.passLine(out);
    return end;
  }

  private void headEnds(HeadScanner.Answer answer, ByteArrayOutputStream out) throws IOException {
    switch (answer) {
      case WHOLE -> headIsWhole(out);
      case OTHER -> giveUp(out);
      default -> {
        editor.passes(
            head.isTooLong()
                ? "its head is longer than " + HeadBuffer.LONGEST + " bytes"
                : "its head holds a NUL, or a CR without LF");
        giveUp(out);
      }
    }
  }

  private void headIsWhole(ByteArrayOutputStream out) throws IOException {
    var whole = head.whole();
    RawHead parsed;
    try {
      parsed = RawHead.parse(whole);
      left = parsed.bodyLength();
    } catch (IllegalArgumentException e) {
      editor.passes(String.valueOf(e.getMessage()));
      giveUp(out);
      return;
    }
    var edited = parsed.isConnect() ? null : editor.edit(parsed);
    head.passAs(edited == null ? whole : edited, out);
    last = parsed.mayEndHttp();
    bodyBegins();
  }

  private void bodyBegins() {
    if (left == RawHead.CHUNKED) {
      chunks.reset();
      state = State.CHUNKS;
    } else if (left > 0) {
      state = State.LENGTH;
    } else {
      requestEnds();
    }
  }

  private void giveUp(ByteArrayOutputStream out) {
    state = State.PASS;
    head.passAll(out);
  }
}
