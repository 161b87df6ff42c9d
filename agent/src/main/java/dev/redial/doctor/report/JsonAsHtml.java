package dev.redial.doctor.report;

/** JSON that doctor has written itself, as lists of HTML: so a page holds the same facts. */
final class JsonAsHtml {
  private final String json;
  private final Html html;
  private int at;

  private JsonAsHtml(String json, Html html) {
    this.json = json;
    this.html = html;
  }

  /** Adds a value to a page. */
  static void add(String json, Html html) {
    new JsonAsHtml(json, html).value();
  }

  private void value() {
    switch (json.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> html.text(string());
      default -> html.text(word());
    }
  }

  private void object() {
    html.raw("<dl>");
    while (json.charAt(at++) != '}') {
      if (json.charAt(at) == '"') {
        html.raw("<dt>").text(string()).raw("</dt><dd>");
        at++;
        value();
        html.raw("</dd>");
      }
    }
    html.raw("</dl>");
  }

  private void array() {
    while (json.charAt(at++) != ']') {
      char c = json.charAt(at);
      if (c != ']' && c != ',') {
        value();
        html.raw(json.charAt(at) == ',' && c != '{' ? ", " : "");
      }
    }
  }

  /** A number, true, false or null. */
  private String word() {
    int start = at;
    while (",]}".indexOf(json.charAt(at)) < 0) {
      at++;
    }
    var word = json.substring(start, at);
    return word.equals("null") ? "none" : word;
  }

  private String string() {
    var text = new StringBuilder();
    for (at++; json.charAt(at) != '"'; at++) {
      char c = json.charAt(at);
      if (c == '\\') {
        c = json.charAt(++at);
        if (c == 'u') {
          c = (char) Integer.parseInt(json.substring(at + 1, at + 5), 16);
          at += 4;
        }
      }
      text.append(c);
    }
    at++;
    return text.toString();
  }
}
