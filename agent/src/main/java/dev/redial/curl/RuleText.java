package dev.redial.curl;

import dev.redial.yaml.tree.FlowText;
import java.util.LinkedHashMap;
import java.util.Map;

/** A rule file of one rule as it is written. */
final class RuleText {
  private static final String PROXY = "curl-proxy";
  private static final int LONGEST_NAME = 80;

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
    actions.put(key, FlowText.scalar(text));
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
    text.append(FlowText.scalar(name.substring(0, Math.min(name.length(), LONGEST_NAME))))
        .append('\n');
    text.append("    match: {host: ").append(FlowText.scalar(host)).append(", port: ").append(port);
    text.append("}\n");
    append(actions, text);
    return text.toString();
  }

  private static void append(Map<String, String> entries, StringBuilder text) {
    entries.forEach(
        (key, value) -> text.append("    ").append(key).append(": ").append(value).append('\n'));
  }
}
