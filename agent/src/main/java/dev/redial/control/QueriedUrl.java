package dev.redial.control;

import dev.redial.rule.host.Address;
import dev.redial.rule.host.UrlParts;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is asked for by a URL: of HTTP, of any protocol ({@code tcp:}, {@code tls:}),
 * or of a database driver ({@code jdbc:}).
 *
 * @param host without user, password and brackets of a URL's own
 * @param authority what an HTTP client names in Host or :authority, or null for other protocols
 * @param tls whether the connection is one of TLS
 */
record QueriedUrl(String host, int port, @Nullable String authority, Tls tls) {
  /** A driver may begin with TLS, change to it later (STARTTLS), or never use it. */
  enum Tls {
    NO,
    YES,
    PERHAPS
  }

  private static final String JDBC = "jdbc:";

  /** An address of Oracle's long form. */
  private static final Pattern HOST = Pattern.compile("\\(\\s*HOST\\s*=\\s*([^)\\s]+)\\s*\\)");

  private static final Pattern PORT = Pattern.compile("\\(\\s*PORT\\s*=\\s*([0-9]{1,5})\\s*\\)");

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it names no host, or no port that is known
   */
  static QueriedUrl of(String url) {
    var lower = url.toLowerCase(Locale.ROOT);
    return lower.startsWith(JDBC) ? ofDriver(url, lower) : ofScheme(url, UrlParts.of(url));
  }

  private static QueriedUrl ofScheme(String url, UrlParts parts) {
    var address = parts.address();
    if (parts.scheme() == null || address == null) {
      throw new IllegalArgumentException(
          "'" + withoutUser(url) + "' is not a URL with a scheme and a host");
    }
    var host = new Address(address.host(), Address.SAME_PORT).toString();
    int port = address.port();
    var authority = parts.named();
    return switch (parts.scheme()) {
      case "http", "ws" -> new QueriedUrl(host, port > 0 ? port : 80, authority, Tls.NO);
      case "https", "wss" -> new QueriedUrl(host, port > 0 ? port : 443, authority, Tls.YES);
      case "tcp" -> new QueriedUrl(host, needed(port, url), null, Tls.NO);
      case "tls", "ssl" -> new QueriedUrl(host, needed(port, url), null, Tls.YES);
      default -> new QueriedUrl(host, needed(port, url), null, Tls.PERHAPS);
    };
  }

  /** What stands before the host is the user's name and password in some drivers. */
  private static QueriedUrl ofDriver(String url, String lower) {
    var host = HOST.matcher(url.toUpperCase(Locale.ROOT));
    var port = PORT.matcher(url.toUpperCase(Locale.ROOT));
    if (host.find() && port.find()) {
      var name = url.substring(host.start(1), host.end(1));
      return new QueriedUrl(name, Integer.parseInt(port.group(1)), null, Tls.PERHAPS);
    }
    boolean isOracle = lower.startsWith("jdbc:oracle:");
    int slashes = url.indexOf("//");
    int at = url.lastIndexOf('@');
    int start = isOracle && at > slashes ? at + 1 : slashes + 2;
    if (slashes < 0 && !isOracle) {
      throw new IllegalArgumentException(
          "'" + withoutUser(url) + "' names no host; write jdbc:DRIVER://HOST:PORT/...");
    }
    var place = url.substring(start, end(url, start, "/;?,"));
    place = place.substring(place.lastIndexOf('@') + 1);
    return ofPlace(url, place, defaultPort(lower));
  }

  private static QueriedUrl ofPlace(String url, String place, int port) {
    int afterHost = place.startsWith("[") ? place.indexOf(']') + 1 : end(place, 0, ":");
    var host = place.substring(0, afterHost);
    if (host.isEmpty()) {
      throw new IllegalArgumentException("'" + withoutUser(url) + "' names no host");
    }
    int said = afterHost < place.length() ? end(place, afterHost + 1, ":") : 0;
    var digits = said == 0 ? "" : place.substring(afterHost + 1, said);
    int known = digits.isEmpty() ? port : parsed(digits);
    return new QueriedUrl(host, needed(known, url), null, Tls.PERHAPS);
  }

  private static int parsed(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static int end(String text, int start, String marks) {
    int end = start;
    while (end < text.length() && marks.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** As the drivers have it, or 0. */
  private static int defaultPort(String lower) {
    return switch (lower.substring(JDBC.length(), end(lower, JDBC.length(), ":"))) {
      case "postgresql" -> 5432;
      case "mysql", "mariadb" -> 3306;
      case "sqlserver" -> 1433;
      case "oracle" -> 1521;
      case "db2" -> 50_000;
      default -> 0;
    };
  }

  private static int needed(int port, String url) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "'" + withoutUser(url) + "' names no port; write it behind the host: HOST:PORT");
    }
    return port;
  }

  /** A URL as it may be shown: passwords stand before an at sign, or among the parameters. */
  private static String withoutUser(String url) {
    int at = url.lastIndexOf('@');
    int colon = url.indexOf(':');
    var shown = at < 0 ? url : url.substring(0, colon + 1) + "..." + url.substring(at);
    return shown.substring(0, end(shown, 0, ";?"));
  }
}
