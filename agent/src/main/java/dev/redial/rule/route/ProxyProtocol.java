package dev.redial.rule.route;

/** How a proxy is asked for a connection. */
public enum ProxyProtocol {
  /** CONNECT (RFC 9110, section 9.3.6). */
  HTTP("http", 80),
  /** The same by TLS. */
  HTTPS("https", 443),
  /** SOCKS version 5 (RFC 1928) with the address that the name has here. */
  SOCKS5("socks5", 1080),
  /** The same with the name itself. */
  SOCKS5H("socks5h", 1080);

  private final String scheme;
  private final int port;

  ProxyProtocol(String scheme, int port) {
    this.scheme = scheme;
    this.port = port;
  }

  /** How its URLs begin. */
  public String prefix() {
    return scheme + "://";
  }

  /** The port that a URL without one means. */
  public int port() {
    return port;
  }

  /** Whether it is one of the two of SOCKS. */
  public boolean isSocks() {
    return this == SOCKS5 || this == SOCKS5H;
  }
}
