package dev.redial.rule.host;

import org.jspecify.annotations.Nullable;

/**
 * Where to dial.
 *
 * @param host a name as ASCII, or an IP literal without brackets
 * @param port or {@link #SAME_PORT}
 */
public record Address(String host, int port) {
  /** The port that the application asked for. */
  public static final int SAME_PORT = 0;

  /** Reads {@code host}, {@code host:port} or {@code [IPv6]:port}; null for anything else. */
  public static @Nullable Address parse(String text) {
    if (HostName.isIp(text)) {
      return new Address(HostName.unbracketed(text), SAME_PORT);
    }
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > text.lastIndexOf(']');
    var host = host(hasPort ? text.substring(0, colon) : text);
    var port = hasPort ? PortRange.single(text.substring(colon + 1)) : PortRange.NONE;
    return host == null || (hasPort && port == PortRange.NONE) ? null : new Address(host, port);
  }

  private static @Nullable String host(String text) {
    if (!HostName.isIp(text)) {
      return HostName.toAscii(text);
    }
    var literal = HostName.unbracketed(text);
    boolean needsBrackets = literal.indexOf(':') >= 0;
    return needsBrackets == literal.equals(text) ? null : literal;
  }

  /** This address for a connection to a port. */
  public Address withPort(int asked) {
    return port == SAME_PORT ? new Address(host, asked) : this;
  }

  /** As in a URL: an IPv6 literal in brackets, and the port where there is one. */
  @Override
  public String toString() {
    var shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == SAME_PORT ? shown : shown + ":" + port;
  }
}
