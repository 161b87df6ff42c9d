package dev.redial.yaml.action;

import dev.redial.rule.host.Address;
import dev.redial.rule.host.HostName;
import dev.redial.rule.host.HostPattern;
import dev.redial.yaml.tree.Words;

/** Names to write instead of a bad one: only such as the checker then accepts. */
final class NameAdvice {
  private static final String ANY = "write a host name, such as 'www.example.com'";

  private final String key;

  /** For the value of a key that takes a name, a pattern or an authority. */
  NameAdvice(String key) {
    this.key = key;
  }

  /** Whether a name may have a port there. */
  boolean takesPort() {
    return key.equals("host-header") || key.equals("connect-to");
  }

  /** The candidate between two texts, or some other advice if the checker refuses it. */
  String of(String before, String candidate, String after) {
    return isAccepted(candidate) ? before + Words.quote(candidate) + after : ANY;
  }

  /** The name in {@code user@name:port/path}, from an index on, and where its port goes. */
  String ofAuthority(String before, String text, int from) {
    var authority = authority(text, from);
    if (takesPort() && isAccepted(authority)) {
      return of(before, authority, "");
    }
    int colon = portColon(authority);
    var host = colon < 0 ? authority : authority.substring(0, colon);
    var ascii = HostName.isIp(host) ? HostName.unbracketed(host) : HostName.toAscii(host);
    var name = ascii == null ? host : ascii;
    return of(before, name, portAdvice(name, colon < 0 ? "" : authority.substring(colon + 1)));
  }

  private static String authority(String text, int from) {
    int end = from;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    var whole = text.substring(from, end);
    return whole.substring(whole.lastIndexOf('@') + 1);
  }

  /** The colon before a port, or -1: an IPv6 address without brackets has several. */
  private static int portColon(String authority) {
    int colon = authority.lastIndexOf(':');
    boolean isOne = colon == authority.indexOf(':') || authority.startsWith("[");
    return isOne && colon > authority.lastIndexOf(']') ? colon : -1;
  }

  private String portAdvice(String host, String port) {
    if (!NameReader.isPort(port)) {
      return "";
    }
    return switch (key) {
      case "host", "except" -> ", and 'port: " + port + "' under 'match'";
      case "virtual-host" -> ", and 'host-header: " + host + ":" + port + "' next to it";
      default -> "";
    };
  }

  private boolean isAccepted(String candidate) {
    return switch (key) {
      case "host", "except" -> HostPattern.parse(candidate) != null;
      case "connect-to" -> Address.parse(candidate) != null;
      case "host-header" -> NameReader.isAuthority(candidate);
      case "verify-name" -> HostName.isIp(candidate) || HostName.toAscii(candidate) != null;
      default -> !HostName.isIp(candidate) && HostName.toAscii(candidate) != null;
    };
  }
}
