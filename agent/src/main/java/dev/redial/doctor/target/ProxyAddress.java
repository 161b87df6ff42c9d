package dev.redial.doctor.target;

import dev.redial.rule.host.Address;
import dev.redial.rule.route.AuthScheme;
import dev.redial.rule.route.ProxyLogin;
import dev.redial.rule.route.ProxyProtocol;
import dev.redial.rule.route.ProxySettings;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proxy.
 *
 * @param source what named it: the command line, a system property, a variable
 * @param user its credentials, {@code user:password}, or null
 */
public record ProxyAddress(
    String source, ProxyProtocol protocol, Address place, @Nullable String user) {
  /** What most proxies of HTTP listen at. */
  private static final int PORT = 3128;

  /**
   * Reads {@code [SCHEME://][user:password@]host[:port]}, the scheme one of those that rules know.
   *
   * @throws IOException if it is invalid; the message does not repeat credentials
   */
  public static ProxyAddress parse(String source, String text) throws IOException {
    int scheme = text.indexOf("://");
    var protocol = scheme < 0 ? ProxyProtocol.HTTP : protocol(source, text.substring(0, scheme));
    var rest = scheme < 0 ? text : text.substring(scheme + 3);
    int slash = rest.indexOf('/');
    rest = slash < 0 ? rest : rest.substring(0, slash);
    int at = rest.lastIndexOf('@');
    var user = at < 0 ? null : decoded(rest.substring(0, at));
    int port = protocol == ProxyProtocol.HTTP ? PORT : protocol.port();
    return new ProxyAddress(source, protocol, Target.place(rest.substring(at + 1), port), user);
  }

  private static ProxyProtocol protocol(String source, String scheme) throws IOException {
    var known = new ArrayList<String>();
    for (var each : ProxyProtocol.values()) {
      if (each.prefix().equals(scheme.toLowerCase(Locale.ROOT) + "://")) {
        return each;
      }
      known.add(each.prefix());
    }
    throw new IOException(
        "the proxy of "
            + source
            + " is of kind '"
            + scheme
            + "'; doctor tries "
            + String.join(", ", known));
  }

  private static String decoded(String user) throws IOException {
    try {
      return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IOException("the proxy's credentials have a '%' that begins no escape", null);
    }
  }

  /** The user's name, or null. */
  public @Nullable String name() {
    return user == null ? null : user.substring(0, end(user));
  }

  /** The password, or an empty text. */
  public String password() {
    return user == null ? "" : user.substring(Math.min(user.length(), end(user) + 1));
  }

  /** As a rule would have it. */
  public ProxySettings settings() {
    var name = name();
    var login = name == null ? null : new ProxyLogin(name, password(), AuthScheme.DEFAULT);
    return new ProxySettings(url(), protocol, place, login, Map.of(), null);
  }

  private static int end(String user) {
    int colon = user.indexOf(':');
    return colon < 0 ? user.length() : colon;
  }

  /** Its URL, without credentials. */
  public String url() {
    return protocol.prefix() + place;
  }

  @Override
  public String toString() {
    return url();
  }
}
