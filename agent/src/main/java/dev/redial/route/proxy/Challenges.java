package dev.redial.route.proxy;

import java.util.ArrayList;
import java.util.List;

/** The schemes that a proxy offers in Proxy-Authenticate (RFC 9110, section 11.7.1). */
final class Challenges {
  private static final String NAME = "proxy-authenticate:";
  private static final int MOST = 10;

  private final List<Challenge> all = new ArrayList<>();

  /** Takes a header line, if it is the one. */
  void add(String line) {
    if (!line.regionMatches(true, 0, NAME, 0, NAME.length())) {
      return;
    }
    boolean quoted = false;
    int start = NAME.length();
    for (int i = start; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        addElement(line.substring(start, i).strip());
        start = i + 1;
      }
    }
    addElement(line.substring(start).strip());
  }

  /** Between two commas stands either a scheme, maybe with its first parameter, or a parameter. */
  private void addElement(String text) {
    int end = text.indexOf(' ');
    var rest = end < 0 ? "" : text.substring(end).strip();
    var word = Printable.of(end < 0 ? text : text.substring(0, end));
    if (isScheme(word, rest) && all.size() < MOST) {
      all.add(new Challenge(word, rest));
    } else if (!all.isEmpty()) {
      all.get(all.size() - 1).add(text);
    }
  }

  private static boolean isScheme(String word, String rest) {
    boolean isParameter = word.indexOf('=') >= 0 || word.indexOf('"') >= 0 || rest.startsWith("=");
    return !word.isEmpty() && !isParameter;
  }

  /** All of them, in the proxy's order. */
  List<Challenge> all() {
    return all;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** The schemes in words, each once. */
  List<String> schemes() {
    var words = new ArrayList<String>();
    for (var challenge : all) {
      if (!words.contains(challenge.scheme())) {
        words.add(challenge.scheme());
      }
    }
    return words;
  }

  @Override
  public String toString() {
    return String.join(", ", schemes());
  }
}
