package dev.redial.demo.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the observatory saw of one call until it ended; filled by its threads in turn. */
final class Visit {
  private static final Pattern SECRET =
      Pattern.compile("authorization|cookie|token|secret|password|api-?key");

  /** It differs from call to call (RFC 6455, section 4.1), and so says nothing of a rule. */
  private static final String RANDOM = "Sec-WebSocket-Key";

  private static final String REDACTED = "(redacted)";

  private final Set<String> secrets;

  private @Nullable Hello proxyHello;
  private @Nullable String connect;
  private final List<String> connectFields = new ArrayList<>();
  private @Nullable Hello hello;
  private @Nullable String authority;
  private @Nullable String protocol;
  private final Map<String, String> headers = new LinkedHashMap<>();

  /**
   * One that has not begun.
   *
   * @param secrets names, in lower case, of header fields whose values must not be shown
   */
  Visit(Set<String> secrets) {
    this.secrets = secrets;
  }

  synchronized void shakesHands(Hello with, boolean proxy) {
    if (proxy) {
      proxyHello = with;
    } else {
      hello = with;
    }
  }

  /** Takes the head of CONNECT, without its secrets. */
  synchronized void connects(List<String> head) {
    connect = Samples.canonical(head.get(0).split(" ", -1)[1]);
    connectFields.clear();
    for (var line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      var name = line.substring(0, Math.max(0, colon));
      connectFields.add(name + ": " + shown(name, line.substring(colon + 1).strip()));
    }
  }

  synchronized void requests(String of, String over) {
    authority = of;
    protocol = over;
    headers.clear();
  }

  /** Takes a protocol that is not HTTP. */
  synchronized void speaks(String other) {
    protocol = other;
  }

  synchronized void header(String name, String value) {
    if (name.equalsIgnoreCase(RANDOM)) {
      return;
    }
    var known = headers.get(name.toLowerCase(Locale.ROOT));
    var text = shown(name, value);
    headers.put(name.toLowerCase(Locale.ROOT), known == null ? text : known + ", " + text);
  }

  private String shown(String name, String value) {
    boolean secret = secrets.contains(name.toLowerCase(Locale.ROOT));
    return secret && isHarmless(name) ? REDACTED : redacted(name, value);
  }

  /** What is shown of a field of which the rule file says this. */
  static String said(String name, String value) {
    boolean secret = SaidRule.isFromOutside(value);
    return secret && isHarmless(name) ? REDACTED : redacted(name, value);
  }

  private static boolean isHarmless(String name) {
    return !SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  /** Credentials keep their scheme, other secrets nothing. */
  static String redacted(String name, String value) {
    if (isHarmless(name)) {
      return value;
    }
    int space = value.indexOf(' ');
    boolean scheme = space > 0 && name.toLowerCase(Locale.ROOT).endsWith("authorization");
    return scheme ? value.substring(0, space) + " " + REDACTED : REDACTED;
  }

  /** What was seen so far. */
  synchronized Seen seen() {
    return new Seen(
        "",
        null,
        proxyHello != null,
        connect,
        List.copyOf(connectFields),
        hello,
        null,
        authority,
        protocol,
        Map.copyOf(headers));
  }
}
