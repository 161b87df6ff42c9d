package dev.redial.curl;

import dev.redial.rule.host.Address;
import dev.redial.rule.host.UrlParts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a URL leads to.
 *
 * @param scheme in lower case
 * @param host as written, without brackets and trailing dot
 * @param authority what an HTTP client names in Host or :authority
 */
record Target(String scheme, String host, int port, String authority) {
  private static final Map<String, Integer> PORTS =
      Map.ofEntries(
          Map.entry("http", 80),
          Map.entry("https", 443),
          Map.entry("ws", 80),
          Map.entry("wss", 443),
          Map.entry("ftp", 21),
          Map.entry("ftps", 990),
          Map.entry("imap", 143),
          Map.entry("imaps", 993),
          Map.entry("pop3", 110),
          Map.entry("pop3s", 995),
          Map.entry("smtp", 25),
          Map.entry("smtps", 465),
          Map.entry("ldap", 389),
          Map.entry("ldaps", 636),
          Map.entry("mqtt", 1883));

  /** As curl reads it: without a scheme it is one of HTTP, whatever that is. */
  static Target of(String url, @Nullable String defaultScheme) throws CurlProblem {
    var parts = UrlParts.of(url);
    var otherwise = defaultScheme == null ? "http" : defaultScheme;
    var scheme = parts.scheme() == null ? otherwise : parts.scheme();
    var known = PORTS.get(scheme);
    if (known == null) {
      throw new CurlProblem("there are no rules for connections of '" + scheme + ":'");
    }
    return of(scheme, parts, known);
  }

  private static Target of(String scheme, UrlParts parts, int known) throws CurlProblem {
    var authority = parts.authority();
    if (authority.indexOf('{') >= 0 || authority.indexOf('*') >= 0 || authority.contains("${")) {
      throw new CurlProblem(
          "the URL's host '" + authority + "' stands for several; write a URL with one host");
    }
    var address = parts.address();
    if (address == null) {
      throw new CurlProblem("'" + authority + "' is not a host and port; write https://HOST:PORT/");
    }
    int port = address.withPort(known).port();
    // an ASCII name keeps a trailing dot in Host
    var name = parts.named();
    var shown = name.endsWith(":" + known) && address.port() == known ? stripped(name) : name;
    return new Target(scheme, address.host(), port, shown);
  }

  private static String stripped(String authority) {
    return authority.substring(0, authority.lastIndexOf(':'));
  }

  /** Whether the connection begins with TLS. */
  boolean isTls() {
    return scheme.endsWith("s") && !scheme.equals("ws");
  }

  /** Whether requests of HTTP are sent there, which have a Host. */
  public boolean isHttp() {
    return scheme.startsWith("http") || scheme.startsWith("ws");
  }

  Address address() {
    return new Address(host, port);
  }

  /** Whether it is the same host and port, however written. */
  boolean isAt(Address address) {
    return host.equalsIgnoreCase(address.host()) && port == address.port();
  }
}
