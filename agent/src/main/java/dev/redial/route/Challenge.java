package dev.redial.route;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the schemes that a proxy offers, and what it says to that (RFC 9110, section 11.3). */
final class Challenge {
  private final String scheme;
  private final Map<String, String> parameters = new HashMap<>();

  /** One without parameters yet. */
  Challenge(String scheme) {
    this.scheme = scheme;
  }

  /** The name of the scheme, printable. */
  String scheme() {
    return scheme;
  }

  /** Takes {@code name=value}, the value quoted or not; anything else is no parameter. */
  void add(String text) {
    int equals = text.indexOf('=');
    if (equals > 0) {
      var name = text.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      parameters.putIfAbsent(name, unquoted(text.substring(equals + 1).strip()));
    }
  }

  /** The value of a parameter, or null. */
  @Nullable String get(String name) {
    return parameters.get(name);
  }

  /** The same, or something else in its place. */
  String get(String name, String otherwise) {
    return parameters.getOrDefault(name, otherwise);
  }

  private static String unquoted(String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    var value = new StringBuilder();
    for (int i = 1; i < text.length() && text.charAt(i) != '"'; i++) {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
      }
      value.append(text.charAt(i));
    }
    return value.toString();
  }
}
