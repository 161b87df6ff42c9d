package dev.redial.doctor.target;

import dev.redial.rule.host.Address;
import dev.redial.rule.host.UrlParts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is called: a URL, or a host and a port.
 *
 * @param scheme http, https or tls
 * @param place the host as it was written, and the port
 * @param path with the query, for HTTP
 * @param starttls what is said before TLS, or null
 * @param assumed what nobody has said of it, in words for people; or an empty text
 */
public record Target(
    String scheme, Address place, String path, @Nullable Starttls starttls, String assumed) {
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final String JDBC = "jdbc:";
  private static final String WRITE =
      "; write a URL, tls://HOST:PORT, or HOST:PORT with --starttls for anything else";

  /**
   * Reads {@code URL} or {@code host:port}.
   *
   * @param starttls what the user said of it, or null
   * @throws IOException if it is neither; the message is for people
   */
  public static Target parse(String text, @Nullable Starttls starttls) throws IOException {
    var parts = UrlParts.of(text.startsWith(JDBC) ? text.substring(JDBC.length()) : text);
    if (!parts.tail().chars().allMatch(each -> each > ' ' && each != 0x7f)) {
      throw new IOException("the URL has a space or a control character; write %20 for a space");
    }
    if (parts.hasUser()) {
      throw new IOException("doctor sends no credentials; write the URL without them");
    }
    var scheme = parts.scheme();
    if (scheme == null) {
      return bare(parts, starttls);
    }
    return switch (scheme) {
      case "https", "wss" -> new Target("https", place(parts, HTTPS_PORT), path(parts), null, "");
      case "http", "ws" -> new Target("http", place(parts, HTTP_PORT), path(parts), null, "");
      case "tls" -> tls(parts, HTTPS_PORT, null, withoutPort(parts));
      case "ldaps", "smtps", "imaps" -> tls(parts, portOf(scheme), null, "");
      default -> byName(scheme, parts, starttls);
    };
  }

  /**
   * Reads {@code host}, {@code host:port} or {@code [IPv6]:port}.
   *
   * @throws IOException if it is anything else; the message is for people
   */
  public static Address place(String text, int defaultPort) throws IOException {
    return place(Address.parse(text), text, defaultPort);
  }

  private static Address place(UrlParts parts, int defaultPort) throws IOException {
    return place(parts.address(), parts.authority(), defaultPort);
  }

  private static Address place(@Nullable Address address, String text, int defaultPort)
      throws IOException {
    if (address == null) {
      throw new IOException(
          "'" + text + "' is not a host and port; write HOST, HOST:PORT or [IPv6]:PORT");
    }
    return address.withPort(defaultPort);
  }

  /** What comes behind the authority, without the fragment. */
  private static String path(UrlParts parts) {
    var path = parts.tail().split("#", 2)[0];
    return path.startsWith("/") ? path : "/" + path;
  }

  private static Target tls(UrlParts parts, int port, @Nullable Starttls starttls, String assumed)
      throws IOException {
    return new Target("tls", place(parts, port), "", starttls, assumed);
  }

  /** Says so where no port is written and the one that is taken goes without saying nowhere. */
  private static String withoutPort(UrlParts parts) {
    var address = parts.address();
    return address != null && address.port() == Address.SAME_PORT
        ? "port " + HTTPS_PORT + ", since none is given; write tls://HOST:PORT for another"
        : "";
  }

  private static Target byName(String scheme, UrlParts parts, @Nullable Starttls given)
      throws IOException {
    var starttls = given == null ? named(scheme) : given;
    if (starttls == null) {
      throw new IOException(
          "'"
              + scheme
              + "://' is not known to doctor; write https://HOST, tls://HOST:PORT, or"
              + " HOST:PORT with --starttls");
    }
    return tls(parts, portOf(starttls), starttls, "");
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
  private static Target bare(UrlParts parts, @Nullable Starttls starttls) throws IOException {
    if (starttls != null) {
      return tls(parts, portOf(starttls), starttls, "");
    }
    boolean hasPort = withoutPort(parts).isEmpty();
    var place = place(parts, HTTPS_PORT);
    return switch (place.port()) {
      case 80, 8080 -> new Target("http", place, path(parts), null, "HTTP without TLS" + WRITE);
      case 465, 636, 993 -> guessed(place, null);
      case 25, 587 -> guessed(place, Starttls.SMTP);
      case 143 -> guessed(place, Starttls.IMAP);
      case 389 -> guessed(place, Starttls.LDAP);
      case 5432 -> guessed(place, Starttls.POSTGRES);
      case 3306 -> guessed(place, Starttls.MYSQL);
      default -> {
        var guess = (hasPort ? "HTTPS" : "HTTPS at port 443, since no port is given") + WRITE;
        yield new Target("https", place, path(parts), null, guess);
      }
    };
  }

  private static Target guessed(Address place, @Nullable Starttls starttls) {
    var protocol = starttls == null ? "TLS from the first byte" : starttls + " before TLS";
    return new Target("tls", place, "", starttls, protocol + ", by the port" + WRITE);
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

  public boolean isHttp() {
    return !scheme.equals("tls");
  }

  public boolean isSecure() {
    return !scheme.equals("http");
  }

  public String host() {
    return place.host();
  }

  /** Whether a URL of its scheme needs no port. */
  boolean hasUsualPort() {
    return place.port() == (isSecure() ? HTTPS_PORT : HTTP_PORT);
  }

  /** What a client puts into Host for this host. */
  public String authority(String host) {
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
