package dev.redial.route.proxy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a proxy's answer to CONNECT (RFC 9110, section 9.3.6), read piece by piece.
 *
 * <p>The byte behind the head is the server's and belongs to the application. So the reader must
 * never take more from the connection than {@link #wanted} allows. Interim answers are skipped.
 * Length fields of a 2xx answer mean nothing and are not looked at; the body of any other answer is
 * never read. Not safe for use by several threads.
 */
public final class ConnectAnswer {
  /** The most that the proxy may send, interim answers included. */
  static final int MOST_BYTES = 64 << 10;

  /** As much as {@link #wanted} ever asks for. */
  static final int MOST_WANTED = "HTTP/1.1 200\n\n".length();

  public static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final StringBuilder line = new StringBuilder();
  private final Challenges challenges = new Challenges();
  private int total;
  private int head;
  private boolean afterLine;
  private boolean complete;
  private boolean isWhole;
  private @Nullable StatusLine status;
  private @Nullable AnswerBody body;
  private @Nullable String failure;

  /** The most bytes that may be read next. */
  public int wanted() {
    if (head < MOST_WANTED) {
      return MOST_WANTED - head;
    }
    return afterLine ? 1 : 2;
  }

  /** Whether there is nothing more to read: the tunnel stands, or there is a failure. */
  public boolean isComplete() {
    return complete;
  }

  /** Why there is no tunnel, without control characters; null if there is, or not yet. */
  public @Nullable String failure() {
    return failure;
  }

  /** Whether its head has come to the end. */
  public boolean isWhole() {
    return isWhole;
  }

  /** The status code of the answer, or 0 as long as there is none. */
  public int status() {
    return status == null ? 0 : status.code();
  }

  /** The schemes that the proxy asks for. */
  public List<Challenge> offered() {
    return challenges.all();
  }

  /** Their names, each once. */
  public List<String> schemes() {
    return challenges.schemes();
  }

  /** How many bytes follow before the proxy takes another request, or -1 if it takes none. */
  public int body() {
    return body == null ? -1 : body.length();
  }

  /** Whether nothing has come yet. */
  public boolean isEmpty() {
    return total == 0;
  }

  /** Takes bytes that were read, at most as many as were wanted. */
  public void feed(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length && !complete; i++) {
      feed((char) (bytes[i] & 0xff));
    }
  }

  /** The proxy sends nothing more. */
  public void end() {
    if (!complete) {
      fail(
          total == 0
              ? "closed the connection without an answer"
              : "closed the connection in the middle of its answer");
    }
  }

  private void feed(char c) {
    if (++total > MOST_BYTES) {
      fail("sent more than " + (MOST_BYTES >> 10) + " KiB of header");
      return;
    }
    head++;
    if (c == '\n') {
      endOfLine();
      return;
    }
    // The carriage return of the blank line leaves one byte to come.
    afterLine = afterLine && c == '\r' && line.isEmpty();
    line.append(c);
    if (status == null && !StatusLine.mayBegin(line)) {
      fail("does not answer in HTTP/1, but with '" + Printable.of(line) + "'");
    }
  }

  private void endOfLine() {
    int last = line.length() - 1;
    var text = last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    line.setLength(0);
    afterLine = true;
    if (status == null) {
      status = StatusLine.parse(text);
      if (status == null) {
        fail("has an invalid status line: '" + Printable.of(text) + "'");
      }
      body = new AnswerBody(text);
    } else if (text.isEmpty()) {
      endOfHead(status);
    } else {
      challenges.add(text);
      if (body != null) {
        body.add(text);
      }
    }
  }

  private void endOfHead(StatusLine of) {
    if (of.isInterim()) {
      status = null;
      head = 0;
      afterLine = false;
      return;
    }
    complete = true;
    isWhole = true;
    if (!of.isSuccess()) {
      fail("answered " + of + (challenges.isEmpty() ? "" : " and asks for " + challenges));
    }
  }

  private void fail(String why) {
    complete = true;
    failure = why;
  }
}
