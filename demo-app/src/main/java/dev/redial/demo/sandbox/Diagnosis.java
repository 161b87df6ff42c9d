package dev.redial.demo.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What only the real server can tell, and how to ask it. */
final class Diagnosis {
  private static final String COMMAND = "java -jar redial-agent.jar doctor ";

  private Diagnosis() {}

  /** The commands for the endpoints of some calls, each once. */
  static List<String> of(List<Trial> trials) {
    return trials.stream()
        .filter(Trial::isHttp)
        .map(trial -> command(trial.url()))
        .filter(command -> command != null)
        .map(String::valueOf)
        .distinct()
        .toList();
  }

  /** The command for a URL of HTTP or WebSocket, or null for another. */
  static @Nullable String command(String url) {
    var uri = URI.create(url);
    var scheme =
        switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
          case "https", "wss" -> "https";
          case "http", "ws" -> "http";
          default -> null;
        };
    // names with an underscore have no host there
    var authority = uri.getRawAuthority();
    if (scheme == null || authority == null) {
      return null;
    }
    var place = authority.substring(authority.lastIndexOf('@') + 1);
    boolean hasPort = place.lastIndexOf(':') > place.lastIndexOf(']');
    int port = scheme.equals("https") ? 443 : 80;
    return COMMAND + scheme + "://" + place + (hasPort ? "" : ":" + port);
  }
}
