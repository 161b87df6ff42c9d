package dev.redial.route.proxy;

import org.jspecify.annotations.Nullable;

/**
 * What Kerberos gave for one connection to a proxy.
 *
 * @param token in Base64, good for one request, a secret; or null
 * @param failure why there is none, for the end of a message
 */
record ProxyTicket(@Nullable String token, String failure) {
  /** Nothing of it may reach a log. */
  @Override
  public String toString() {
    return "a ticket";
  }
}
