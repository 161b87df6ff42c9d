package dev.redial.doctor.target;

import dev.redial.rule.VisibleCharacters;

/** Texts of strangers, for a terminal: nothing of theirs commands it. */
public final class SafeText {
  private static final int LARGEST = 200;

  private SafeText() {}

  /** One line of it. */
  public static String text(String text) {
    var clean = new StringBuilder();
    for (int i = 0; i < text.length() && i < LARGEST; i++) {
      char c = text.charAt(i);
      clean.append(VisibleCharacters.is(c) ? c : '.');
    }
    return clean.append(text.length() > LARGEST ? "..." : "").toString();
  }
}
