package dev.redial.route.proxy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the schemes that a proxy offers, and what it says with it (RFC 9110, section 11.3). */
public final class Challenge {
  private final String scheme;
  private final String token;
  private final Map<String, String> parameters = new HashMap<>();

  /**
   * One of the proxy's.
   *
   * @param first what stands behind the scheme: nothing, its first parameter, or a token
   */
  Challenge(String scheme, String first) {
    this.scheme = scheme;
    this.token = first;
    add(first);
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

  /** What a scheme says that has no parameters, in Base64; maybe nothing. */
  String token() {
    return token;
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
