package dev.redial.doctor;

/** Texts of strangers, for a terminal: no control character of theirs reaches it. */
final class Clean {
  private static final int LARGEST = 200;

  private Clean() {}

  /** One line of it. */
  static String text(String text) {
    var clean = new StringBuilder();
    for (int i = 0; i < text.length() && i < LARGEST; i++) {
      char c = text.charAt(i);
      boolean isSeparator = c == '\u2028' || c == '\u2029';
      clean.append(Character.isISOControl(c) || isSeparator ? '.' : c);
    }
    return clean.append(text.length() > LARGEST ? "..." : "").toString();
  }
}
