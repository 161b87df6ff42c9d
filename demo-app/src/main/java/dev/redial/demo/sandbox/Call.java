package dev.redial.demo.sandbox;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * A client and what it is to call.
 *
 * @param url of HTTP, or of a {@link Protocol}, then with its port
 */
record Call(String url, ClientCase client) {
  /** The one by the only client there is for a protocol. */
  static Call of(String url, Protocol protocol) {
    return new Call(url, protocol.hasTls() ? ClientCase.DRIVER : ClientCase.RAW_TCP);
  }

  /** What is spoken, or null for HTTP. */
  @Nullable Protocol protocol() {
    return Protocol.of(url);
  }
}
