package dev.redial.yaml.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Values as rule files have them, on one line. */
public final class FlowText {
  /** What YAML, the checker and all flow styles read as a text without quotes. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

  private static final Pattern WORDS =
      Pattern.compile("true|false|yes|no|on|off|null|y|n", Pattern.CASE_INSENSITIVE);

  private FlowText() {}

  /** A file, by its whole path, for a rule file that may lie anywhere. */
  public static String path(Path file) {
    return scalar(file.toAbsolutePath().normalize().toString());
  }

  /** A text in quotes where it needs them. */
  public static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORDS.matcher(text).matches();
    return plain ? text : quoted(text);
  }

  /** YAML's double quotes keep every character as it is, given as a number where need be. */
  private static String quoted(String text) {
    if (text.chars().allMatch(c -> isAscii(c) && c != '\'')) {
      return "'" + text + "'";
    }
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (!isAscii(c)) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean isAscii(int c) {
    return c >= ' ' && c <= '~';
  }

  /** Texts in YAML's flow style. */
  public static String list(List<String> texts) {
    var scalars = new ArrayList<String>();
    texts.forEach(text -> scalars.add(scalar(text)));
    return "[" + String.join(", ", scalars) + "]";
  }

  /** A mapping in YAML's flow style, of values that are in it already. */
  public static String mapping(Map<String, String> entries) {
    var pairs = new ArrayList<String>();
    entries.forEach((key, value) -> pairs.add(scalar(key) + ": " + value));
    return "{" + String.join(", ", pairs) + "}";
  }
}
