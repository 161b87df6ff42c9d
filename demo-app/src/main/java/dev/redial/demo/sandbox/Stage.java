package dev.redial.demo.sandbox;

import dev.redial.demo.client.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * What the observatory shows in one call.
 *
 * @param origin the origin's certificate
 * @param proxy the proxy's, or null if TLS is with the origin
 * @param protocol what the origin speaks, or null for HTTP
 * @param tunnelled whether a proxy comes before it
 * @param asking how a proxy asks who it is, or null if it does not
 */
record Stage(
    Shown origin,
    @Nullable Shown proxy,
    @Nullable Protocol protocol,
    boolean tunnelled,
    @Nullable Asking asking) {

  /** No proxy. */
  Stage(Shown origin, @Nullable Protocol protocol) {
    this(origin, null, protocol, false, null);
  }
}
