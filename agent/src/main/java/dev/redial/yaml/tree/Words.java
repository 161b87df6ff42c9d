package dev.redial.yaml.tree;

import dev.redial.rule.VisibleCharacters;
import java.util.List;
import java.util.Locale;

/** Text of a file as a problem quotes it: on one line, and not all of a megabyte. */
public final class Words {
  private static final int LONGEST = 80;

  private Words() {}

  public static String quote(String text) {
    return "'" + show(text) + "'";
  }

  public static String show(String text) {
    return show(text, LONGEST);
  }

  public static String show(String text, int longest) {
    var shown = new StringBuilder();
    int end = Math.min(text.length(), longest);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (VisibleCharacters.is(c) && !Character.isSurrogate(c)) {
        shown.append(c);
      } else {
        VisibleCharacters.appendNumber(shown, c);
      }
    }
    return end < text.length() ? shown.append("...").toString() : shown.toString();
  }

  /** A character that may be invisible. */
  public static String name(char c) {
    return "the character U+"
        + Integer.toHexString(c | 0x10000).substring(1).toUpperCase(Locale.ROOT);
  }

  /** Several words in a sentence: "a, b or c". */
  public static String list(List<String> words, String conjunction) {
    var list = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      boolean last = i == words.size() - 1;
      list.append(i == 0 ? "" : last ? " " + conjunction + " " : ", ").append(words.get(i));
    }
    return list.toString();
  }
}
