package dev.redial.instrumentation;

import dev.redial.rule.OldJdk;
import org.jspecify.annotations.Nullable;

/** The woven types that look names up, or tell which address a connection has. */
final class AddressTypes {
  /** Their simple names. */
  static final String NAMES =
      "InetAddress DatagramChannelImpl DatagramSocket ServerSocketChannelImpl "
          + "AsynchronousServerSocketChannelImpl Inet4AddressImpl Inet6AddressImpl";

  private AddressTypes() {}

  /** The instrumentation of a type, or null. */
  static @Nullable Class<? extends TypeInstrumentation> of(String type) {
    return switch (type) {
      case InetAddressInstrumentation.TYPE -> InetAddressInstrumentation.class;
      case DatagramInstrumentation.TYPE -> DatagramInstrumentation.class;
      case OldDatagramInstrumentation.TYPE ->
          OldJdk.IS_HERE ? OldDatagramInstrumentation.class : null;
      case ListenerInstrumentation.BLOCKING, ListenerInstrumentation.ASYNCHRONOUS ->
          ListenerInstrumentation.class;
      case ReachableInstrumentation.IPV4, ReachableInstrumentation.IPV6 ->
          ReachableInstrumentation.class;
      default -> null;
    };
  }
}
