package dev.redial.http;

/** The parts of {@code host[:port]} as it stands in Host and :authority (RFC 3986 3.2). */
public final class Authority {
  private Authority() {}

  /** The host, an IPv6 literal in its brackets. */
  public static String host(String authority) {
    int colon = colon(authority);
    return colon < 0 ? authority : authority.substring(0, colon);
  }

  /** The port, or -1 where there is none. */
  public static int port(String authority) {
    int colon = colon(authority);
    if (colon < 0 || colon == authority.length() - 1) {
      return -1;
    }
    int port = 0;
    for (int i = colon + 1; i < authority.length(); i++) {
      int digit = authority.charAt(i) - '0';
      if (digit < 0 || digit > 9 || port > 65535) {
        return -1;
      }
      port = port * 10 + digit;
    }
    return port;
  }

  private static int colon(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? colon : -1;
  }
}
