package dev.redial.doctor;

import dev.redial.rule.Address;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is called: a URL, or a host and a port.
 *
 * @param scheme http, https or tls
 * @param place the host as it was written, and the port
 * @param path with the query, for HTTP
 * @param starttls what is said before TLS, or null
 */
public record Target(String scheme, Address place, String path, @Nullable Starttls starttls) {
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  /**
   * Reads {@code URL} or {@code host:port}.
   *
   * @param starttls what the user said of it, or null
   * @throws IOException if it is neither; the message is for people
   */
  public static Target parse(String text, @Nullable Starttls starttls) throws IOException {
    int end = text.indexOf("://");
    if (end < 0) {
      return bare(text, starttls);
    }
    var scheme = text.substring(0, end).toLowerCase(Locale.ROOT);
    int start = end + 3;
    int slash = indexOfAny(text, "/?#", start);
    var authority = text.substring(start, slash);
    if (authority.indexOf('@') >= 0) {
      throw new IOException("doctor sends no credentials; write the URL without them");
    }
    var tail = path(text, slash);
    return switch (scheme) {
      case "https", "wss" -> http("https", authority, HTTPS_PORT, tail);
      case "http", "ws" -> http("http", authority, HTTP_PORT, tail);
      case "tls", "ldaps", "smtps", "imaps" -> tls(authority, portOf(scheme), null);
      default -> byName(scheme, authority, starttls);
    };
  }

  /**
   * Reads {@code host}, {@code host:port} or {@code [IPv6]:port}.
   *
   * @throws IOException if it is none of these; the message is for people
   */
  public static Address place(String text, int defaultPort) throws IOException {
    var address = Address.parse(text);
    if (address == null) {
      throw new IOException(
          "'" + text + "' is no host and port; write HOST, HOST:PORT or [IPv6]:PORT");
    }
    return address.withPort(defaultPort);
  }

  /** What comes behind the authority, without the fragment. */
  private static String path(String text, int start) {
    var path = text.substring(start, indexOfAny(text, "#", start));
    return path.startsWith("/") ? path : "/" + path;
  }

  private static int indexOfAny(String text, String ends, int from) {
    int at = from;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static Target http(String scheme, String authority, int port, String path)
      throws IOException {
    return new Target(scheme, place(authority, port), path, null);
  }

  private static Target tls(String authority, int port, @Nullable Starttls starttls)
      throws IOException {
    return new Target("tls", place(authority, port), "", starttls);
  }

  private static Target byName(String scheme, String authority, @Nullable Starttls given)
      throws IOException {
    var starttls = given == null ? named(scheme) : given;
    if (starttls == null) {
      throw new IOException(
          "'"
              + scheme
              + "://' is not known to doctor; write https://HOST, tls://HOST:PORT, or"
              + " HOST:PORT with --starttls");
    }
    return tls(authority, portOf(starttls), starttls);
  }

  private static @Nullable Starttls named(String scheme) {
    return switch (scheme) {
      case "smtp" -> Starttls.SMTP;
      case "imap" -> Starttls.IMAP;
      case "ldap" -> Starttls.LDAP;
      case "postgres", "postgresql" -> Starttls.POSTGRES;
      case "mysql", "mariadb" -> Starttls.MYSQL;
      default -> null;
    };
  }

  /** Guesses the protocol by the port. */
  private static Target bare(String text, @Nullable Starttls starttls) throws IOException {
    int slash = indexOfAny(text, "/?#", 0);
    int port = starttls == null ? HTTPS_PORT : portOf(starttls);
    var place = place(text.substring(0, slash), port);
    if (starttls != null) {
      return new Target("tls", place, "", starttls);
    }
    var path = path(text, slash);
    return switch (place.port()) {
      case 80, 8080 -> new Target("http", place, path, null);
      case 465, 636, 993 -> new Target("tls", place, "", null);
      case 25, 587 -> new Target("tls", place, "", Starttls.SMTP);
      case 143 -> new Target("tls", place, "", Starttls.IMAP);
      case 389 -> new Target("tls", place, "", Starttls.LDAP);
      case 5432 -> new Target("tls", place, "", Starttls.POSTGRES);
      case 3306 -> new Target("tls", place, "", Starttls.MYSQL);
      default -> new Target("https", place, path, null);
    };
  }

  private static int portOf(String scheme) {
    return switch (scheme) {
      case "ldaps" -> 636;
      case "smtps" -> 465;
      case "imaps" -> 993;
      default -> HTTPS_PORT;
    };
  }

  private static int portOf(Starttls starttls) {
    return switch (starttls) {
      case SMTP -> 25;
      case IMAP -> 143;
      case LDAP -> 389;
      case POSTGRES -> 5432;
      case MYSQL -> 3306;
    };
  }

  boolean isHttp() {
    return !scheme.equals("tls");
  }

  boolean isSecure() {
    return !scheme.equals("http");
  }

  String host() {
    return place.host();
  }

  /** Whether a URL of its scheme needs no port. */
  boolean hasUsualPort() {
    return place.port() == (isSecure() ? HTTPS_PORT : HTTP_PORT);
  }

  /** What a client puts into Host for this host. */
  String authority(String host) {
    return new Address(host, hasUsualPort() ? Address.SAME_PORT : place.port()).toString();
  }

  /** The URL, or {@code host:port}. */
  @Override
  public String toString() {
    return isHttp()
        ? scheme + "://" + authority(host()) + path
        : place + (starttls == null ? "" : " (" + starttls + ")");
  }
}
