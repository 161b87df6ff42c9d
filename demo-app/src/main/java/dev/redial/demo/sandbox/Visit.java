package dev.redial.demo.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the observatory saw of one call, as far as it came; filled by its threads in turn. */
final class Visit {
  private static final Pattern SECRET =
      Pattern.compile("authorization|cookie|token|secret|password|api-?key");

  /** It differs from call to call (RFC 6455, section 4.1), and so says nothing of a rule. */
  private static final String RANDOM = "Sec-WebSocket-Key";

  private @Nullable Hello proxyHello;
  private @Nullable String connect;
  private final List<String> connectFields = new ArrayList<>();
  private @Nullable Hello hello;
  private @Nullable String authority;
  private @Nullable String protocol;
  private final Map<String, String> headers = new LinkedHashMap<>();

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
      connectFields.add(name + ": " + redacted(name, line.substring(colon + 1).strip()));
    }
  }

  synchronized void requests(String of, String over) {
    authority = of;
    protocol = over;
    headers.clear();
  }

  synchronized void header(String name, String value) {
    if (name.equalsIgnoreCase(RANDOM)) {
      return;
    }
    var known = headers.get(name.toLowerCase(Locale.ROOT));
    var text = redacted(name, value);
    headers.put(name.toLowerCase(Locale.ROOT), known == null ? text : known + ", " + text);
  }

  /** Credentials keep their scheme, other secrets nothing. */
  static String redacted(String name, String value) {
    if (!SECRET.matcher(name.toLowerCase(Locale.ROOT)).find()) {
      return value;
    }
    int space = value.indexOf(' ');
    boolean scheme = space > 0 && name.toLowerCase(Locale.ROOT).endsWith("authorization");
    return scheme ? value.substring(0, space) + " (redacted)" : "(redacted)";
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
