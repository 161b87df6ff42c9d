package dev.redial.yaml.action;

import dev.redial.rule.host.Address;
import dev.redial.rule.route.ProxyProtocol;
import dev.redial.rule.route.ProxySettings;
import dev.redial.yaml.tree.Node;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Words;
import org.jspecify.annotations.Nullable;

/** Reads the URL of a proxy. */
final class ProxyUrl {
  private ProxyUrl() {}

  /** Whether a text that names a proxy does so by a URL. */
  static boolean isUrl(String text) {
    return text.contains("://");
  }

  /**
   * The proxy, or null after reporting what is wrong.
   *
   * @param url with all values put in
   * @param shown the URL as written, without secrets
   */
  static @Nullable ProxySettings read(Node at, String url, String shown, Problems problems) {
    var protocol = protocol(url);
    if (protocol == null) {
      bad(at, shown, "is not http, https, socks5h or socks5", problems);
      return null;
    }
    var rest = url.substring(protocol.prefix().length());
    if (rest.indexOf('@') >= 0) {
      // Whatever stands before it may be a password: the URL is not shown.
      problems.error(
          at,
          "the proxy's URL holds a user name",
          "write 'username' and 'password' next to 'url', under 'proxies'");
      return null;
    }
    var address = Address.parse(rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest);
    if (address == null) {
      bad(at, shown, "is not a host and port", problems);
      return null;
    }
    return ProxySettings.at(protocol, address.withPort(protocol.port()));
  }

  private static @Nullable ProxyProtocol protocol(String url) {
    for (var protocol : ProxyProtocol.values()) {
      var prefix = protocol.prefix();
      if (url.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return protocol;
      }
    }
    return null;
  }

  private static void bad(Node at, String shown, String what, Problems problems) {
    problems.error(
        at,
        "the proxy's URL " + Words.quote(shown) + " " + what,
        "write one like 'http://proxy.example.com:3128'");
  }
}
