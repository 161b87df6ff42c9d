package dev.redial.http;

import org.jspecify.annotations.Nullable;

/** The port of a URL that may leave it out. */
public final class Ports {
  private Ports() {}

  /** The port given, or the scheme's own where it is below 1 (RFC 9110 4.2, RFC 6455 3). */
  public static int of(int port, @Nullable String scheme) {
    if (port > 0 || scheme == null) {
      return port;
    }
    boolean secure = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("wss");
    return secure ? 443 : 80;
  }
}
