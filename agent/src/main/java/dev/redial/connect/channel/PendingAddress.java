package dev.redial.connect.channel;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Stands in a channel for its remote address until its route is open. It equals the address that
 * the application is to see. It alone keeps the state of the route, which thus lives as long as the
 * channel.
 */
final class PendingAddress extends InetSocketAddress {
  private static final long serialVersionUID = 1;

  private final transient Object dial;

  PendingAddress(InetSocketAddress shown, Object dial) {
    super(shown.getAddress(), shown.getPort());
    this.dial = dial;
  }

  /** What connects the channel that has this address, or null for any other address. */
  static <T> @Nullable T dial(@Nullable Object address, Class<T> type) {
    return address instanceof PendingAddress pending ? type.cast(pending.dial) : null;
  }
}
