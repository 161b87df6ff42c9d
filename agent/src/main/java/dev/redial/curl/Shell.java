package dev.redial.curl;

/** Words as a POSIX shell reads them. */
final class Shell {
  /** Characters that mean themselves at any place of a word. */
  private static final String PLAIN = "-_./:,@%+=";

  private Shell() {}

  /** The text as one word, in quotes where it needs them. */
  static String quote(String text) {
    return isPlain(text) ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** The same with the value of a variable in it; the texts on both sides stand for themselves. */
  static String quote(String before, String variable, String after) {
    return "\"" + escaped(before) + "${" + variable + "}" + escaped(after) + "\"";
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped.append("\\\"$`".indexOf(c) < 0 ? "" : "\\").append(c);
    }
    return escaped.toString();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || !(Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
