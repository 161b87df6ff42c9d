package dev.redial.connect.channel;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of channels, blocking, non-blocking and asynchronous. */
public final class ChannelTypes {
  /** Their simple names. */
  public static final String NAMES =
      "SocketChannelImpl SocketAdaptor FileChannelImpl AbstractInterruptibleChannel "
          + "UnixAsynchronousSocketChannelImpl AsynchronousSocketChannelImpl";

  private ChannelTypes() {}

  /** The instrumentation of a type, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type) {
    return switch (type) {
      case SocketChannelInstrumentation.TYPE -> SocketChannelInstrumentation.class;
      case AdaptorInstrumentation.TYPE -> AdaptorInstrumentation.class;
      case FileChannelInstrumentation.TYPE -> FileChannelInstrumentation.class;
      case ClosingChannelInstrumentation.TYPE -> ClosingChannelInstrumentation.class;
      case AsyncChannelInstrumentation.TYPE -> AsyncChannelInstrumentation.class;
      case AsyncConnectInstrumentation.TYPE -> AsyncConnectInstrumentation.class;
      default -> null;
    };
  }
}
