package dev.redial.doctor.dial;

import dev.redial.doctor.target.SafeText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** One request of HTTP/1.1 as HttpURLConnection makes it, and the head of the answer. */
final class Http {
  private static final int LARGEST_HEAD = 64 << 10;
  private static final int STATUS_BEGIN = 9;
  private static final int STATUS_END = 12;
  private static final int SWITCHING = 101;
  private static final int OK = 200;
  private static final int MOST_INTERIM = 100;

  private Http() {}

  /** Asks for a target, of this Host. */
  static HttpAnswer get(InputStream in, OutputStream out, String target, String authority)
      throws IOException {
    var head =
        "GET "
            + target
            + " HTTP/1.1\r\nUser-Agent: Java/"
            + System.getProperty("java.version")
            + "\r\nHost: "
            + authority
            + "\r\nAccept: */*\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return answer(in);
  }

  /** The first answer that is not interim. */
  static HttpAnswer answer(InputStream in) throws IOException {
    for (int i = 0; i < MOST_INTERIM; i++) {
      var answer = read(in);
      if (answer.status() >= OK || answer.status() == SWITCHING) {
        return answer;
      }
    }
    throw new FailedException(
        Failure.Kind.NOT_HTTP, MOST_INTERIM + " interim answers came, and no other", null);
  }

  private static HttpAnswer read(InputStream in) throws IOException {
    int left = LARGEST_HEAD;
    var first = line(in, left);
    if (first == null) {
      throw new EOFException("the connection ends without an answer");
    }
    if (!first.matches("HTTP/[0-9](\\.[0-9])? [1-9][0-9]{2}.*")) {
      throw new FailedException(
          Failure.Kind.NOT_HTTP, "the answer is not HTTP but '" + SafeText.text(first) + "'", null);
    }
    var fields = new ArrayList<String>();
    for (var line = line(in, left); line != null && !line.isEmpty(); line = line(in, left)) {
      fields.add(SafeText.text(line));
      left -= line.length();
    }
    int start = first.indexOf(' ') + 1;
    int status = Integer.parseInt(first.substring(start, start + STATUS_END - STATUS_BEGIN));
    return new HttpAnswer(status, SafeText.text(first.substring(start)), fields);
  }

  private static @Nullable String line(InputStream in, int largest) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return line.length() == 0 ? null : line.toString();
      }
      if (line.length() > largest) {
        throw new FailedException(
            Failure.Kind.NOT_HTTP,
            "the head of the answer is longer than " + (LARGEST_HEAD >> 10) + " KiB",
            null);
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }
}
