package dev.redial.demo;

import org.jspecify.annotations.Nullable;

/**
 * What a server saw of one call: the name in the TLS handshake, Host or :authority, the protocol.
 *
 * <p>A name is null when it was not sent, or when the call did not get that far.
 */
record Sighting(
    @Nullable String serverName, @Nullable String authority, @Nullable String protocol) {

  static final Sighting NOTHING = new Sighting(null, null, null);

  static Sighting ofHandshake(String serverName) {
    return new Sighting(serverName, null, null);
  }
}
