package dev.redial.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request heads in what a client writes to one connection, and has them changed; every
 * other byte goes on as it came.
 *
 * <p>Only a head is kept back, from its first byte to its last and only as long as the bytes can be
 * one. What cannot be a request of HTTP/1.x, and all that follows it, passes at once. A body that
 * is announced is passed whole, also after {@code Expect: 100-continue} (RFC 9110, 10.1.1): a
 * client that does not send it has to close the connection. Not safe for use by several threads.
 */
final class RawHeads {
  /** The longest head that is kept back. */
  static final int LONGEST = 64 * 1024;

  /** Up to here what one write has become is sent by one write. */
  private static final int JOINED = 16 * 1024;

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
     * What goes out in place of a head; null to leave it.
     *
     * @throws IOException if the request must not go out
     */
    byte @Nullable [] edit(RawHead head) throws IOException;

    /** Why a head and all that follows it passes unseen, although it is a request's. */
    void passes(String reason);
  }

  private final Editor editor;
  private final HeadScanner scanner = new HeadScanner();
  private final ChunkScanner chunks = new ChunkScanner();
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
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

  /** Lets nothing more pass. */
  void refuse() {
    state = State.REFUSED;
  }

  /** Takes the next bytes of the client, and writes what they have become. */
  void write(byte[] bytes, int offset, int length, OutputStream out) throws IOException {
    int end = offset + length;
    int from = offset;
    int at = offset;
    while (at < end) {
      if (state == State.HEAD) {
        append(bytes, from, at, out);
        at = head(bytes, at, end);
        from = at;
      } else {
        at = skip(bytes, at, end);
      }
    }
    send(bytes, from, end, out);
  }

  /** Writes what is kept back, for no more will come. */
  void release(OutputStream out) throws IOException {
    if (state != State.REFUSED) {
      giveUp();
      send(new byte[0], 0, 0, out);
    }
  }

  private int skip(byte[] bytes, int at, int end) throws IOException {
    return switch (state) {
      case BETWEEN, BETWEEN_AFTER_CR -> at + between(bytes[at]);
      case LENGTH -> length(at, end);
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

  private int length(int at, int end) {
    int count = (int) Math.min(left, end - at);
    left -= count;
    if (left == 0) {
      requestEnds();
    }
    return at + count;
  }

  private int chunks(byte[] bytes, int at, int end) {
    int next = chunks.skip(bytes, at, end);
    if (chunks.isWhole()) {
      requestEnds();
    } else if (chunks.isBroken()) {
      state = State.PASS;
      editor.passes("its chunked body is not in the form of one");
    }
    return next;
  }

  private void requestEnds() {
    state = last ? State.PASS : State.BETWEEN;
  }

  /** Goes on to the end of the head, if it is there. */
  private int head(byte[] bytes, int from, int end) throws IOException {
    for (int at = from; at < end; at++) {
      var answer = scanner.next(bytes[at]);
      if (answer != HeadScanner.Answer.MORE) {
        head.write(bytes, from, at + 1 - from);
        headEnds(answer);
        return at + 1;
      }
      if (head.size() + at - from >= LONGEST) {
        head.write(bytes, from, at + 1 - from);
        editor.passes("its head is longer than " + LONGEST + " bytes");
        giveUp();
        return at + 1;
      }
    }
    head.write(bytes, from, end - from);
    return end;
  }

  private void headEnds(HeadScanner.Answer answer) throws IOException {
    if (answer == HeadScanner.Answer.WHOLE) {
      headIsWhole();
      return;
    }
    if (answer == HeadScanner.Answer.AMBIGUOUS) {
      editor.passes("its head holds a NUL, or a CR without LF");
    }
    giveUp();
  }

  private void headIsWhole() throws IOException {
    var whole = head.toByteArray();
    RawHead parsed;
    try {
      parsed = RawHead.parse(whole);
      left = parsed.bodyLength();
    } catch (IllegalArgumentException e) {
      editor.passes(String.valueOf(e.getMessage()));
      giveUp();
      return;
    }
    state = State.REFUSED;
    var edited = parsed.isConnect() ? null : editor.edit(parsed);
    pending.writeBytes(edited == null ? whole : edited);
    last = parsed.mayEndHttp();
    head.reset();
    scanner.reset();
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

  private void giveUp() {
    state = State.PASS;
    pending.writeBytes(head.toByteArray());
    head.reset();
  }

  private void append(byte[] bytes, int from, int to, OutputStream out) throws IOException {
    if (pending.size() + to - from > JOINED) {
      send(bytes, from, to, out);
    } else {
      pending.write(bytes, from, to - from);
    }
  }

  /** One write stays one where it can: two would wait for each other (RFC 896, RFC 1122). */
  private void send(byte[] bytes, int from, int to, OutputStream out) throws IOException {
    int rest = from;
    if (pending.size() > 0) {
      if (to - from <= JOINED) {
        pending.write(bytes, from, to - from);
        rest = to;
      }
      var joined = pending.toByteArray();
      pending.reset();
      out.write(joined, 0, joined.length);
    }
    if (rest < to) {
      out.write(bytes, rest, to - rest);
    }
  }
}
