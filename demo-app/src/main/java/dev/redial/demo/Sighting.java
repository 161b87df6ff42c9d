package dev.redial.demo;

import org.jspecify.annotations.Nullable;

/**
 * What a server saw of one call: the name in the TLS handshake, Host or :authority, the protocol,
 * and what the handshake came to.
 *
 * <p>A part is null when it was not sent, or when the call did not get that far.
 */
record Sighting(
    @Nullable String serverName,
    @Nullable String authority,
    @Nullable String protocol,
    @Nullable Tls tls) {

  static final Sighting NOTHING = new Sighting(null, null, null);

  /** One of the names and the protocol alone. */
  Sighting(@Nullable String serverName, @Nullable String authority, @Nullable String protocol) {
    this(serverName, authority, protocol, null);
  }

  static Sighting ofHandshake(String serverName) {
    return new Sighting(serverName, null, null);
  }

  /** The names and the protocol alone, for comparison. */
  Sighting names() {
    return new Sighting(serverName, authority, protocol);
  }
}
