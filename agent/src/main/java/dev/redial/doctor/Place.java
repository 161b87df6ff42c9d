package dev.redial.doctor;

import java.io.IOException;

/**
 * A host and a port, for dialling.
 *
 * @param host a name or an IP literal without brackets
 */
public record Place(String host, int port) {
  private static final int LAST_PORT = 0xffff;

  /**
   * Reads {@code host}, {@code host:port} or {@code [v6]:port}.
   *
   * @throws IOException if it is none of these; the message is for people
   */
  public static Place parse(String text, int defaultPort) throws IOException {
    int colon = text.lastIndexOf(':');
    boolean isBare = colon < 0 || (text.indexOf(':') < colon && !text.startsWith("["));
    if (isBare || text.endsWith("]")) {
      return new Place(unwrapped(text), defaultPort);
    }
    return new Place(unwrapped(text.substring(0, colon)), port(text.substring(colon + 1)));
  }

  /** A port in digits. */
  static int port(String digits) throws IOException {
    int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > LAST_PORT) {
      throw new IOException("'" + digits + "' is no port; write a number from 1 to 65535");
    }
    return port;
  }

  private static String unwrapped(String host) throws IOException {
    boolean isWrapped = host.startsWith("[") && host.endsWith("]");
    var name = isWrapped ? host.substring(1, host.length() - 1) : host;
    if (name.isBlank() || name.matches(".*[\\s/@?#\\[\\]].*")) {
      throw new IOException("'" + host + "' is no host; write a name or an address");
    }
    return name;
  }

  /** Whether it is an IP literal. */
  static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  }

  /** As in an authority: IPv6 in brackets. */
  @Override
  public String toString() {
    return wrapped(host) + ":" + port;
  }

  static String wrapped(String host) {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }
}
