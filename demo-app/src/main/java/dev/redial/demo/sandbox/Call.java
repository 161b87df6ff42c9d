package dev.redial.demo.sandbox;

import dev.redial.demo.client.ClientCase;

/**
 * A client and what it is to call.
 *
 * @param url {@code tcp://host:port} for what is neither HTTP nor TLS
 */
record Call(String url, ClientCase client) {
  private static final String TCP = "tcp:";

  static boolean isTcp(String url) {
    return url.startsWith(TCP);
  }

  /** Whether it is neither HTTP nor TLS. */
  boolean isTcp() {
    return isTcp(url);
  }
}
