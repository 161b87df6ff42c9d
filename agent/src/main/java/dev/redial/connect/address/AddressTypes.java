package dev.redial.connect.address;

import dev.redial.rule.OldJdk;
import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types that look names up, or tell which address a connection has. */
public final class AddressTypes {
  /** Their simple names. */
  public static final String NAMES =
      "InetAddress DatagramChannelImpl DatagramSocket ServerSocketChannelImpl "
          + "AsynchronousServerSocketChannelImpl Inet4AddressImpl Inet6AddressImpl";

  private AddressTypes() {}

  /** The instrumentation of a type, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type) {
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
