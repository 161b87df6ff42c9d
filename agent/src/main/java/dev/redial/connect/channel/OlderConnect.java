package dev.redial.connect.channel;

import dev.redial.reflect.Handles;
import dev.redial.rule.OldJdk;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** How the channels of Java 8 and 11 learn whether they are connected. */
final class OlderConnect {
  private static final MethodHandle CHECK;

  static {
    var channel = Handles.of("sun.nio.ch.SocketChannelImpl");
    if (OldJdk.IS_EIGHT) {
      // whether to wait, and whether it is known that it need not
      CHECK =
          MethodHandles.insertArguments(
              channel.method(
                  "checkConnect", int.class, FileDescriptor.class, boolean.class, boolean.class),
              1,
              false,
              false);
    } else {
      CHECK =
          MethodHandles.insertArguments(
              channel.method("checkConnect", int.class, FileDescriptor.class, boolean.class),
              1,
              false);
    }
  }

  private OlderConnect() {}

  /** In the place of {@code sun.nio.ch.Net.pollConnect}. */
  static MethodHandle method() {
    try {
      return MethodHandles.lookup()
          .findStatic(
              OlderConnect.class,
              "isConnected",
              MethodType.methodType(boolean.class, FileDescriptor.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("isConnected", e);
    }
  }

  /** Fails of what the connection has failed of. */
  static boolean isConnected(FileDescriptor descriptor, long unused) throws IOException {
    try {
      return (int) CHECK.invokeExact(descriptor) > 0;
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }
}
