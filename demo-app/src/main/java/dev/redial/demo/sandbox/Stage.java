package dev.redial.demo.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * What the observatory shows in one call.
 *
 * @param origin the origin's certificate
 * @param proxy the proxy's, or null if TLS is with the origin
 * @param greeting when it speaks before the client does
 */
record Stage(Shown origin, @Nullable Shown proxy, Greeting greeting) {

  /** Protocols that are neither HTTP nor TLS have servers that speak first. */
  enum Greeting {
    NEVER,
    AT_ONCE,
    IN_TUNNEL
  }

  /** No proxy, and a protocol in which clients speak first. */
  Stage(Shown origin) {
    this(origin, null, Greeting.NEVER);
  }
}
