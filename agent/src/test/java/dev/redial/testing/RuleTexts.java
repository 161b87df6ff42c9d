package dev.redial.testing;

import java.util.Map;
import java.util.TreeMap;

/** The parts of a text that are about each rule. */
public final class RuleTexts {
  private RuleTexts() {}

  /** Of what {@code status} prints for people. */
  public static Map<String, String> ofStatus(String text) {
    return of(text, "rule '", "' (");
  }

  /** By the rules' names, which stand between these. */
  public static Map<String, String> of(String text, String before, String after) {
    var parts = new TreeMap<String, String>();
    for (int at = text.indexOf(before); at >= 0; ) {
      int next = text.indexOf(before, at + 1);
      int name = at + before.length();
      parts.put(
          text.substring(name, text.indexOf(after, name)),
          text.substring(at, next < 0 ? text.length() : next));
      at = next;
    }
    return parts;
  }
}
