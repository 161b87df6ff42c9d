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
 * @param challenge what a proxy asks for that is not told who asks, or null for nothing
 */
record Stage(
    Shown origin,
    @Nullable Shown proxy,
    @Nullable Protocol protocol,
    boolean tunnelled,
    @Nullable String challenge) {

  /** No proxy. */
  Stage(Shown origin, @Nullable Protocol protocol) {
    this(origin, null, protocol, false, null);
  }
}
