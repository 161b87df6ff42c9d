package dev.redial.demo.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A proxy as the rule file has it.
 *
 * @param login whether it is told who asks
 * @param auth the schemes in which it may be told, none for the default
 * @param headers what else CONNECT shall say
 * @param trust files with CAs for its own certificate
 */
record SaidProxy(
    URI url, boolean login, List<String> auth, Map<String, String> headers, List<String> trust) {

  private static final List<String> TICKETS = List.of("negotiate");

  static SaidProxy of(Map<String, Object> keys) {
    var headers = new TreeMap<String, String>();
    SaidRule.map(keys.get("headers"))
        .forEach((name, value) -> headers.put(name, String.valueOf(value)));
    var url = URI.create(String.valueOf(keys.get("url")));
    return new SaidProxy(
        url,
        keys.get("username") != null && !SaidRule.list(keys.get("auth")).equals(TICKETS),
        SaidRule.list(keys.get("auth")),
        headers,
        SaidRule.list(keys.get("trust")));
  }

  /** What CONNECT is asked for and says, the simplest that the rule file allows. */
  String scheme() {
    if (auth.isEmpty() || auth.contains("basic")) {
      return "Basic";
    }
    return auth.contains("digest") ? "Digest" : "NTLM";
  }

  boolean tls() {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  /** A name, or an address without brackets. */
  String host() {
    return url.getHost().replaceAll("[\\[\\]]", "");
  }

  /** As the agent says what it dials. */
  String address() {
    return url.getHost() + ":" + (url.getPort() > 0 ? url.getPort() : usualPort());
  }

  /** Whether it is asked by SOCKS, and not by CONNECT. */
  boolean socks() {
    return url.getScheme().toLowerCase(Locale.ROOT).startsWith("socks");
  }

  private int usualPort() {
    return socks() ? 1080 : tls() ? 443 : 80;
  }
}
