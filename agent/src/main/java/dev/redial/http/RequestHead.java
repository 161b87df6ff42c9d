package dev.redial.http;

/**
 * An HTTP/1.1 request head as text (RFC 9112): request line, fields, empty line.
 *
 * @param line the request line, without its end
 */
public record RequestHead(String line, HeaderFields fields) {
  private static final String END = "\r\n";

  /**
   * Parses a complete head.
   *
   * @throws IllegalArgumentException if it does not end with an empty line, or a field has no colon
   */
  public static RequestHead parse(CharSequence text) {
    var head = text.toString();
    if (!head.endsWith(END + END)) {
      throw new IllegalArgumentException("the request head does not end with an empty line");
    }
    int start = head.indexOf(END);
    var line = head.substring(0, start);
    var fields = new HeaderFields();
    start += END.length();
    while (start < head.length() - END.length()) {
      int end = head.indexOf(END, start);
      int colon = head.indexOf(':', start);
      if (colon < 0 || colon > end) {
        throw new IllegalArgumentException("the request head has a line without a colon");
      }
      fields.add(head.substring(start, colon), head.substring(colon + 1, end).trim());
      start = end + END.length();
    }
    return new RequestHead(line, fields);
  }

  public void appendTo(StringBuilder text) {
    text.append(line).append(END);
    for (int i = 0; i < fields.size(); i++) {
      text.append(fields.name(i)).append(": ").append(fields.value(i)).append(END);
    }
    text.append(END);
  }
}
