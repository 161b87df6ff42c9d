package dev.redial.connect.channel;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a channel for its remote address until its way is open: equal to the address that
 * the application shall see, and the one place where the state of its way is kept, so that it goes
 * with the channel.
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
