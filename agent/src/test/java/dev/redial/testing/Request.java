package dev.redial.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as it reached a server.
 *
 * @param fields in their order, names as sent; in HTTP/2 without the pseudo fields
 * @param authority the pseudo field :authority, or null in HTTP/1.1
 */
public record Request(
    String method,
    String target,
    @Nullable String authority,
    List<Map.Entry<String, String>> fields,
    String body) {

  /** Every value of a field, its name compared without case. */
  public List<String> values(String name) {
    return fields.stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The same without a field. */
  public Request without(String name) {
    var others = fields.stream().filter(field -> !field.getKey().equalsIgnoreCase(name)).toList();
    return new Request(method, target, authority, others, body);
  }

  /** Who the request says it is for: :authority and every Host field. */
  public List<String> authorities() {
    var all = new ArrayList<>(values("Host"));
    if (authority != null) {
      all.add(0, authority);
    }
    return all;
  }

  /** Reads an HTTP/1.1 request with its body; null at the end of the stream. */
  static @Nullable Request read(InputStream in) throws IOException {
    var line = readLine(in);
    if (line == null) {
      return null;
    }
    var start = line.split(" ", 3);
    if (start.length < 3) {
      throw new IOException("no request, TLS perhaps");
    }
    var fields = new ArrayList<Map.Entry<String, String>>();
    for (var field = present(in); !field.isEmpty(); field = present(in)) {
      int colon = field.indexOf(':');
      if (colon < 0) {
        throw new ProtocolException("not a header field: " + field);
      }
      fields.add(Map.entry(field.substring(0, colon), field.substring(colon + 1).strip()));
    }
    var head = new Request(start[0], start[1], null, fields, "");
    return new Request(start[0], start[1], null, fields, head.readBody(in));
  }

  private String readBody(InputStream in) throws IOException {
    if (values("Transfer-Encoding").contains("chunked")) {
      var body = new ByteArrayOutputStream();
      for (int size = chunk(in); size > 0; size = chunk(in)) {
        body.write(in.readNBytes(size));
        present(in);
      }
      present(in);
      return body.toString(StandardCharsets.UTF_8);
    }
    var length = values("Content-Length");
    int count = length.isEmpty() ? 0 : Integer.parseInt(length.get(0));
    return new String(in.readNBytes(count), StandardCharsets.UTF_8);
  }

  private static int chunk(InputStream in) throws IOException {
    var line = present(in).toLowerCase(Locale.ROOT);
    int extension = line.indexOf(';');
    return Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
  }

  private static String present(InputStream in) throws IOException {
    var line = readLine(in);
    if (line == null) {
      throw new EOFException();
    }
    return line;
  }

  private static @Nullable String readLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
