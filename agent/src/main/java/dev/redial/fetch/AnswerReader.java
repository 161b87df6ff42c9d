package dev.redial.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one answer of HTTP/1.x (RFC 9112) from a connection that has no other. */
final class AnswerReader {
  private static final int LARGEST_HEAD = 64 << 10;
  private static final int LARGEST_LINE = 8 << 10;
  private static final int INTERIM = 200;
  private static final int STATUS_BEGIN = 9;
  private static final int STATUS_END = 12;

  private final InputStream in;
  private final int largest;
  private final byte[] buffer = new byte[8 << 10];
  private int position;
  private int end;
  private int headBytes;

  /**
   * Of these bytes.
   *
   * @param largest how many bytes of the body are read; the rest is left
   */
  AnswerReader(InputStream in, int largest) {
    this.in = in;
    this.largest = largest;
  }

  /** The answer, without the ones that announce it. */
  Answer read(WebAddress from) throws IOException {
    int status = status();
    var fields = fields();
    while (status < INTERIM) {
      status = status();
      fields = fields();
    }
    boolean isFile = status == Answer.OK;
    return new Answer(from, status, fields, isFile ? body(fields, from.tls()) : new byte[0]);
  }

  private int status() throws IOException {
    var line = line();
    if (!line.startsWith("HTTP/1.") || line.length() < STATUS_END || line.charAt(8) != ' ') {
      throw new IOException("the server does not answer in HTTP/1");
    }
    return number(line.substring(STATUS_BEGIN, STATUS_END), 10);
  }

  private Map<String, String> fields() throws IOException {
    var fields = new HashMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon <= 0 || line.charAt(colon - 1) == ' ' || line.charAt(0) == ' ') {
        throw new IOException("the server's answer has an invalid header line");
      }
      var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      var value = line.substring(colon + 1).strip();
      var former = fields.put(name, value);
      if (former != null && !former.equals(value) && name.equals("content-length")) {
        throw new IOException("the server's answer has two lengths");
      }
    }
    return fields;
  }

  private byte[] body(Map<String, String> fields, boolean tls) throws IOException {
    var encoding = fields.getOrDefault("content-encoding", "identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw new IOException("the server encodes the rules, although redial did not ask for it");
    }
    var body = new ByteArrayOutputStream();
    var transfer = fields.get("transfer-encoding");
    var length = fields.get("content-length");
    if (tls && transfer == null && length == null) {
      // whoever is on the way could end it where they like
      throw new IOException("the server does not say how long its answer is");
    }
    if (transfer == null) {
      sized(length, body);
    } else if (transfer.equalsIgnoreCase("chunked")) {
      chunks(body);
    } else {
      throw new IOException("the server's answer has an unknown transfer encoding");
    }
    return body.toByteArray();
  }

  private void sized(@Nullable String length, ByteArrayOutputStream body) throws IOException {
    if (length != null) {
      copy(number(length, 10), body);
      return;
    }
    while (fill() && body.size() < largest) {
      copyBuffered(largest - body.size(), body);
    }
  }

  private void chunks(ByteArrayOutputStream body) throws IOException {
    while (body.size() < largest) {
      headBytes = 0;
      var line = line();
      int semicolon = line.indexOf(';');
      int length = number((semicolon < 0 ? line : line.substring(0, semicolon)).strip(), 16);
      if (length == 0) {
        return;
      }
      copy(length, body);
      if (body.size() < largest && !line().isEmpty()) {
        throw new IOException("the server's answer has an invalid chunk");
      }
    }
  }

  private void copy(int length, ByteArrayOutputStream body) throws IOException {
    int wanted = Math.min(body.size() + length, largest);
    while (body.size() < wanted) {
      if (!fill()) {
        throw new IOException("the server's answer ends early");
      }
      copyBuffered(wanted - body.size(), body);
    }
  }

  private void copyBuffered(int most, ByteArrayOutputStream body) {
    int count = Math.min(most, end - position);
    body.write(buffer, position, count);
    position += count;
  }

  /** A number without a sign; one that fits no int is the largest int. */
  private static int number(String digits, int radix) throws IOException {
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), radix) : -1;
      if (digit < 0) {
        throw new IOException("the server's answer has an invalid number");
      }
      number = Math.min(number * radix + digit, Integer.MAX_VALUE);
    }
    if (digits.isEmpty()) {
      throw new IOException("the server's answer has an invalid number");
    }
    return (int) number;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    while (true) {
      if (!fill()) {
        throw new IOException("the server closes the connection before its answer is whole");
      }
      char c = (char) (buffer[position++] & 0xff);
      if (c == '\n') {
        break;
      }
      line.append(c);
      if (++headBytes > LARGEST_HEAD || line.length() > LARGEST_LINE) {
        throw new IOException("the head of the server's answer is too large");
      }
    }
    int last = line.length() - 1;
    if (last >= 0 && line.charAt(last) == '\r') {
      line.setLength(last);
    }
    return line.toString();
  }

  /** Whether there is a byte. */
  private boolean fill() throws IOException {
    if (position == end) {
      position = 0;
      end = Math.max(0, in.read(buffer));
    }
    return position < end;
  }
}
