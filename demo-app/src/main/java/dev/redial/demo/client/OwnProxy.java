package dev.redial.demo.client;

import java.util.List;

/** The proxy that a user has set for the whole JVM, by system properties. */
final class OwnProxy {
  private OwnProxy() {}

  /** From now on there is one at this port of the loopback address, for all hosts; none for 0. */
  static void set(int port) {
    for (var scheme : List.of("http", "https")) {
      if (port > 0) {
        System.setProperty(scheme + ".proxyHost", "127.0.0.1");
        System.setProperty(scheme + ".proxyPort", String.valueOf(port));
      } else {
        System.clearProperty(scheme + ".proxyHost");
        System.clearProperty(scheme + ".proxyPort");
      }
    }
    // Empty, it takes loopback addresses to the proxy, too.
    System.setProperty("http.nonProxyHosts", "");
  }
}
