package dev.redial.route;

import java.util.List;

/** The schemes that a proxy offers in Proxy-Authenticate (RFC 9110, section 11.7.1). */
final class Challenges {
  private static final String NAME = "proxy-authenticate:";
  private static final int MOST = 10;

  private Challenges() {}

  /** Adds the schemes of a header line, if it is the one, each once. */
  static void add(String line, List<String> schemes) {
    if (!line.regionMatches(true, 0, NAME, 0, NAME.length())) {
      return;
    }
    boolean quoted = false;
    int start = NAME.length();
    for (int i = start; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && line.charAt(i - 1) != '\\') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        addScheme(line.substring(start, i), schemes);
        start = i + 1;
      }
    }
    addScheme(line.substring(start), schemes);
  }

  /** Between two commas stands either a scheme, maybe with its first parameter, or a parameter. */
  private static void addScheme(String element, List<String> schemes) {
    var text = element.strip();
    int end = text.indexOf(' ');
    var word = Printable.of(end < 0 ? text : text.substring(0, end));
    boolean isScheme = !word.isEmpty() && word.indexOf('=') < 0 && word.indexOf('"') < 0;
    if (isScheme && schemes.size() < MOST && !schemes.contains(word)) {
      schemes.add(word);
    }
  }
}
