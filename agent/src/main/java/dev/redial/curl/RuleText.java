package dev.redial.curl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A rule file of one rule as it is written. */
final class RuleText {
  private static final String PROXY = "curl-proxy";
  private static final int LONGEST_NAME = 80;

  /** What YAML, the checker and all flow styles read as a text without quotes. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

  private static final Pattern WORDS =
      Pattern.compile("true|false|yes|no|on|off|null|y|n", Pattern.CASE_INSENSITIVE);

  private final String host;
  private final int port;
  private final Map<String, String> actions = new LinkedHashMap<>();
  private final Map<String, String> proxy = new LinkedHashMap<>();

  RuleText(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** Whether the rule does nothing, which no rule may. */
  boolean isEmpty() {
    return actions.isEmpty();
  }

  /** An action with a text. */
  void put(String key, String text) {
    actions.put(key, scalar(text));
  }

  /** An action with a value in YAML's flow style. */
  void putFlow(String key, String flow) {
    actions.put(key, flow);
  }

  /** A key of the rule's proxy, with a value in YAML's flow style; without any there is none. */
  void putProxy(String key, String flow) {
    proxy.put(key, flow);
  }

  /** Has the rule go through the proxy that {@link #putProxy} describes. */
  void useProxy() {
    put("proxy", PROXY);
  }

  /** The file. */
  String text() {
    var text = new StringBuilder("version: 1\n");
    if (!proxy.isEmpty()) {
      text.append("proxies:\n  ").append(PROXY).append(":\n");
      append(proxy, text);
    }
    var name = "curl-" + host;
    text.append("rules:\n  - name: ");
    text.append(scalar(name.substring(0, Math.min(name.length(), LONGEST_NAME)))).append('\n');
    text.append("    match: {host: ").append(scalar(host)).append(", port: ").append(port);
    text.append("}\n");
    append(actions, text);
    return text.toString();
  }

  private static void append(Map<String, String> entries, StringBuilder text) {
    entries.forEach(
        (key, value) -> text.append("    ").append(key).append(": ").append(value).append('\n'));
  }

  /** A path relative to the working directory, for a rule file that may lie anywhere. */
  static String path(String path) {
    return scalar(Path.of(path).toAbsolutePath().normalize().toString());
  }

  /** A text in quotes where it needs them. */
  static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORDS.matcher(text).matches();
    return plain ? text : quoted(text);
  }

  /** YAML's double quotes keep every character as it is, given as a number where need be. */
  private static String quoted(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return "'" + text.replace("'", "''") + "'";
    }
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** Texts in YAML's flow style. */
  static String list(List<String> texts) {
    var scalars = new ArrayList<String>();
    texts.forEach(text -> scalars.add(scalar(text)));
    return "[" + String.join(", ", scalars) + "]";
  }

  /** A mapping in YAML's flow style, of values that are in it already. */
  static String mapping(Map<String, String> entries) {
    var pairs = new ArrayList<String>();
    entries.forEach((key, value) -> pairs.add(scalar(key) + ": " + value));
    return "{" + String.join(", ", pairs) + "}";
  }
}
