package dev.redial.curl;

import dev.redial.rule.Address;
import dev.redial.rule.HostName;
import java.util.Locale;
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
    int colon = url.indexOf("://");
    var scheme =
        colon < 0
            ? defaultScheme == null ? "http" : defaultScheme
            : url.substring(0, colon).toLowerCase(Locale.ROOT);
    var known = PORTS.get(scheme);
    if (known == null) {
      throw new CurlProblem("there are no rules for connections of '" + scheme + ":'");
    }
    var rest = colon < 0 ? url : url.substring(colon + 3);
    var authority = rest.substring(0, end(rest));
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    return of(scheme, authority.endsWith(":") ? chopped(authority) : authority, known);
  }

  private static Target of(String scheme, String authority, int known) throws CurlProblem {
    if (authority.indexOf('{') >= 0 || authority.indexOf('*') >= 0 || authority.contains("${")) {
      throw new CurlProblem(
          "the URL's host '" + authority + "' stands for several; write a URL with one host");
    }
    var address = Address.parse(authority);
    if (address == null) {
      throw new CurlProblem("'" + authority + "' is no host and port; write https://HOST:PORT/");
    }
    int port = address.withPort(known).port();
    var host = address.host();
    // an ASCII name keeps a trailing dot in Host
    var name = HostName.isAscii(authority) ? authority : address.toString();
    var shown = name.endsWith(":" + known) && address.port() == known ? stripped(name) : name;
    return new Target(scheme, host, port, shown);
  }

  private static int end(String rest) {
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static String chopped(String text) {
    return text.substring(0, text.length() - 1);
  }

  private static String stripped(String authority) {
    return authority.substring(0, authority.lastIndexOf(':'));
  }

  /** Whether the connection begins with TLS. */
  boolean isTls() {
    return scheme.endsWith("s") && !scheme.equals("ws");
  }

  /** Whether requests of HTTP are sent there, which have a Host. */
  boolean isHttp() {
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
