package dev.redial.demo.sandbox;

import dev.redial.demo.client.Protocol;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * URLs that a rule is for: one for each pattern of its hosts, at its first port. A rule that says
 * nothing but where to dial is for any protocol, and so also for the first port that is not HTTP's.
 */
final class Samples {
  private static final List<String> LABELS = List.of("try", "www", "api", "redial-sandbox");
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** By custom. */
  private static final Pattern PORT_OF_HTTP = Pattern.compile("80|443|3000|5000|8\\d{3}|1?9443");

  private Samples() {}

  static List<String> of(SaidRule rule) {
    var urls = new ArrayList<String>();
    for (var pattern : rule.hosts()) {
      var host = host(pattern, rule.exceptions());
      for (var url : of(rule, rule.lowercase() ? capitalized(host) : host)) {
        if (!urls.contains(url)) {
          urls.add(url);
        }
      }
    }
    return urls;
  }

  private static List<String> of(SaidRule rule, String host) {
    var authority = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    var ports = rule.ports();
    if (!rule.isForAnyProtocol()) {
      int port = ports.get(0);
      boolean isHttp = rule.isForHttp() || Protocol.usual(port) == null;
      return List.of(isHttp ? url(authority, port) : other(authority, port));
    }
    var urls = new ArrayList<String>();
    ports.stream()
        .filter(Samples::isOfHttp)
        .findFirst()
        .ifPresent(it -> urls.add(url(authority, it)));
    ports.stream()
        .filter(port -> !isOfHttp(port))
        .findFirst()
        .ifPresent(port -> urls.add(other(authority, port)));
    return urls;
  }

  private static String other(String authority, int port) {
    var protocol = Objects.requireNonNullElse(Protocol.usual(port), Protocol.TCP);
    return protocol.scheme() + "://" + authority + ":" + port;
  }

  private static boolean isOfHttp(int port) {
    return PORT_OF_HTTP.matcher(String.valueOf(port)).matches();
  }

  private static String url(String authority, int port) {
    var scheme = port == HTTP ? "http" : "https";
    return scheme + "://" + authority + (port == HTTP || port == HTTPS ? "" : ":" + port) + "/";
  }

  private static String host(String pattern, List<String> exceptions) {
    if (pattern.contains("/")) {
      return firstOf(pattern.substring(0, pattern.indexOf('/')), pattern);
    }
    if (!pattern.startsWith("*")) {
      return pattern;
    }
    var domain = pattern.equals("*") ? ".example.test" : pattern.substring(1);
    for (var label : LABELS) {
      var host = label + domain;
      if (exceptions.stream().noneMatch(exception -> matches(exception, host))) {
        return host;
      }
    }
    return LABELS.get(0) + domain;
  }

  private static boolean matches(String pattern, String host) {
    var folded = pattern.toLowerCase(Locale.ROOT);
    return folded.equals("*")
        || folded.equals(host)
        || (folded.startsWith("*.") && host.endsWith(folded.substring(1)));
  }

  /** The address after the block's own, unless the block is that one address. */
  private static String firstOf(String network, String block) {
    try {
      byte[] bytes = InetAddress.getByName(network).getAddress();
      if (Integer.parseInt(block.substring(block.indexOf('/') + 1)) < bytes.length * Byte.SIZE) {
        bytes[bytes.length - 1] |= 1;
      }
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      return network;
    }
  }

  /** As a rule with 'lowercase' is for: Try.Example.Test. */
  private static String capitalized(String host) {
    var capitals = new StringBuilder(host);
    for (int i = 0; i < host.length(); i++) {
      if (i == 0 || host.charAt(i - 1) == '.') {
        capitals.setCharAt(i, Character.toUpperCase(host.charAt(i)));
      }
    }
    return capitals.toString();
  }

  /** An address and its port in the one form that a literal in IPv6 has in Java. */
  static String canonical(String address) {
    int end = address.lastIndexOf(']');
    if (!address.startsWith("[") || end < 0) {
      return address;
    }
    try {
      var literal = InetAddress.getByName(address.substring(1, end)).getHostAddress();
      return "[" + literal + address.substring(end);
    } catch (UnknownHostException e) {
      return address;
    }
  }

  /** Whether a host is an address, which no ClientHello names. */
  static boolean isAddress(String host) {
    return ADDRESS.matcher(host).matches();
  }
}
