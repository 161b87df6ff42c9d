package dev.redial.demo;

/** HTML as it is put together: whatever comes from outside goes in as text. */
final class Html {
  private final StringBuilder html = new StringBuilder();

  /** Markup of the program's own. */
  Html raw(String markup) {
    html.append(markup);
    return this;
  }

  Html text(String text) {
    for (var i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        default -> html.append(text.charAt(i));
      }
    }
    return this;
  }

  /** Text whose lines may break behind an underscore, as in the names of TLS alerts. */
  Html words(String text) {
    var parts = text.split("_", -1);
    for (var i = 0; i < parts.length; i++) {
      raw(i == 0 ? "" : "_<wbr/>").text(parts[i]);
    }
    return this;
  }

  /** An element that holds nothing but text. */
  Html line(String element, String text) {
    return raw("<" + element + ">").text(text).raw("</" + element + ">\n");
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
