package dev.redial.curl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The environment variables from which a rule or a command takes its secrets. */
final class Variables {
  private static final String OPEN = "${env:";

  /** Parts of the names of fields whose values are likely to be secrets. */
  private static final List<String> SECRET =
      List.of(
          "auth",
          "cookie",
          "credential",
          "key",
          "pass",
          "pwd",
          "secret",
          "session",
          "sign",
          "token");

  private final Map<String, String> meanings = new LinkedHashMap<>();

  /** Whether a field's value is likely to be a secret. */
  static boolean isSecret(String field) {
    var lower = field.toLowerCase(Locale.ROOT);
    return SECRET.stream().anyMatch(lower::contains);
  }

  /** A name that a variable can have. */
  static String named(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
  }

  /** Whether a text is a variable's value and nothing else. */
  boolean isReference(String text) {
    return text.startsWith(OPEN) && text.indexOf('}') == text.length() - 1;
  }

  /** The text, whose variables have to be set where the rule holds. */
  String use(String text) {
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, open + 1)) {
      int close = text.indexOf('}', open);
      if (close > 0) {
        meanings.putIfAbsent(text.substring(open + OPEN.length(), close), "");
      }
    }
    return text;
  }

  /** What is written in place of a secret. */
  String instead(String variable, String meaning) {
    meanings.put(variable, meaning);
    return OPEN + variable + "}";
  }

  /** The text with something harmless in place of each value, for a check without them. */
  String filled(String text) {
    var filled = text;
    for (var name : meanings.keySet()) {
      filled = filled.replace(OPEN + name + "}", "value");
    }
    return filled;
  }

  /** A sentence for each variable that somebody has to set. */
  void tell(Remarks remarks) {
    meanings.forEach(
        (name, meaning) ->
            remarks.say(
                "set "
                    + name
                    + (meaning.isEmpty() ? "" : " to " + meaning)
                    + " in the environment of the application, and of 'check'"));
  }
}
