package dev.redial.demo;

import org.jspecify.annotations.Nullable;

/**
 * What a server saw of one call: the name in the TLS handshake, Host or :authority, and the
 * protocol. It also has the result of the handshake, and the target that a proxy before it was
 * asked for (CONNECT).
 *
 * <p>A part is null when it was not sent, or when the call did not get that far.
 */
record Sighting(
    @Nullable String serverName,
    @Nullable String authority,
    @Nullable String protocol,
    @Nullable Tls tls,
    @Nullable String tunnel) {

  static final Sighting NOTHING = new Sighting(null, null, null);

  /** One of the names and the protocol alone. */
  Sighting(@Nullable String serverName, @Nullable String authority, @Nullable String protocol) {
    this(serverName, authority, protocol, null, null);
  }

  /** The same, through a proxy that was asked for a tunnel to the target. */
  Sighting through(@Nullable String target) {
    return new Sighting(serverName, authority, protocol, tls, target);
  }

  static Sighting ofHandshake(String serverName) {
    return new Sighting(serverName, null, null);
  }

  /** The same without TLS. */
  Sighting plain() {
    return new Sighting(serverName, authority, protocol, Tls.NONE, tunnel);
  }

  /** Whether the server spoke HTTP without TLS. */
  boolean isPlain() {
    return Tls.NONE.equals(tls);
  }

  /** All but what the handshake came to, for comparison. */
  Sighting names() {
    return new Sighting(serverName, authority, protocol, null, tunnel);
  }
}
