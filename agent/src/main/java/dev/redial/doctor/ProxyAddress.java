package dev.redial.doctor;

import dev.redial.rule.Address;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proxy for CONNECT.
 *
 * @param source what named it: the command line, a system property, a variable
 * @param tls whether it is spoken to by TLS
 * @param user its credentials, {@code user:password}, or null
 */
public record ProxyAddress(String source, boolean tls, Address place, @Nullable String user) {
  private static final int PORT = 3128;
  private static final int TLS_PORT = 443;

  /**
   * Reads {@code [http://|https://][user:password@]host[:port]}.
   *
   * @throws IOException if it is none; the message does not repeat credentials
   */
  public static ProxyAddress parse(String source, String text) throws IOException {
    int scheme = text.indexOf("://");
    var kind = scheme < 0 ? "http" : text.substring(0, scheme).toLowerCase(Locale.ROOT);
    if (!kind.equals("http") && !kind.equals("https")) {
      throw new IOException(
          "the proxy of "
              + source
              + " is of kind '"
              + kind
              + "'; doctor tries http:// and https://");
    }
    var rest = scheme < 0 ? text : text.substring(scheme + 3);
    int slash = rest.indexOf('/');
    rest = slash < 0 ? rest : rest.substring(0, slash);
    int at = rest.lastIndexOf('@');
    var user = at < 0 ? null : decoded(rest.substring(0, at));
    boolean tls = kind.equals("https");
    var place = Target.place(rest.substring(at + 1), tls ? TLS_PORT : PORT);
    return new ProxyAddress(source, tls, place, user);
  }

  private static String decoded(String user) throws IOException {
    try {
      return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IOException("the proxy's credentials have a '%' that begins no escape", null);
    }
  }

  /** The user's name, or null. */
  @Nullable String name() {
    return user == null ? null : user.substring(0, end(user));
  }

  /** The password, or an empty text. */
  String password() {
    return user == null ? "" : user.substring(Math.min(user.length(), end(user) + 1));
  }

  private static int end(String user) {
    int colon = user.indexOf(':');
    return colon < 0 ? user.length() : colon;
  }

  /** Its URL, without credentials. */
  String url() {
    return (tls ? "https://" : "http://") + place;
  }

  @Override
  public String toString() {
    return url();
  }
}
