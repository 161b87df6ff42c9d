package dev.redial.doctor.report;

import dev.redial.rule.VisibleCharacters;

/** HTML as it is put together: whatever comes from outside goes in as text. */
final class Html {
  private final StringBuilder html = new StringBuilder();

  /** Markup of the program's own. */
  Html raw(String markup) {
    html.append(markup);
    return this;
  }

  /** Text; characters that XML does not know, or that turn the order of a text, become dots. */
  Html text(String text) {
    text.codePoints().forEach(this::character);
    return this;
  }

  private void character(int c) {
    switch (c) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      default -> html.appendCodePoint(c == '\n' || isShown(c) ? c : '.');
    }
  }

  /** Not half a pair, nor what is no character. */
  private static boolean isShown(int c) {
    boolean isOfXml = Character.getType(c) != Character.SURROGATE && (c & 0xfffe) != 0xfffe;
    return isOfXml && (Character.isSupplementaryCodePoint(c) || VisibleCharacters.is((char) c));
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
