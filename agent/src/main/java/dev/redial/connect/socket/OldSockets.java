package dev.redial.connect.socket;

import dev.redial.reflect.Handles;
import dev.redial.rule.OldJdk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.net.SocketException;

/**
 * What {@code java.net.AbstractPlainSocketImpl} of Java 8 and 11 does in another way than {@code
 * sun.nio.ch.NioSocketImpl}: it reads and writes by streams of its own.
 */
final class OldSockets {
  private static final VarHandle INPUT;
  private static final VarHandle OUTPUT;
  private static final VarHandle CLOSE_PENDING;
  private static final VarHandle INPUT_SHUT;
  private static final VarHandle OUTPUT_SHUT;
  private static final VarHandle RESET;
  private static final Object NOT_RESET;
  private static final MethodHandle IS_CLOSED;
  private static final MethodHandle NEW_INPUT;
  private static final MethodHandle NEW_OUTPUT;

  static {
    var socket = Handles.of(OldJdk.SOCKETS);
    INPUT = socket.field("socketInputStream");
    OUTPUT = socket.field("socketOutputStream");
    CLOSE_PENDING = socket.field("closePending");
    INPUT_SHUT = socket.field("shut_rd");
    OUTPUT_SHUT = socket.field("shut_wr");
    RESET = socket.field(OldJdk.IS_EIGHT ? "resetState" : "connectionReset");
    NOT_RESET = OldJdk.IS_EIGHT ? (Object) 0 : (Object) false;
    IS_CLOSED = socket.method("isClosedOrPending", boolean.class, Object.class);
    NEW_INPUT =
        Handles.of("java.net.SocketInputStream").constructor(InputStream.class, OldJdk.SOCKETS);
    NEW_OUTPUT =
        Handles.of("java.net.SocketOutputStream").constructor(OutputStream.class, OldJdk.SOCKETS);
  }

  private OldSockets() {}

  /** One of the methods below, as those of the newer sockets are called. */
  static MethodHandle method(String name, Class<?> result, Class<?>... parameters) {
    try {
      return MethodHandles.lookup()
          .findStatic(OldSockets.class, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  static boolean isOpen(Object impl) {
    try {
      return !(boolean) IS_CLOSED.invokeExact(impl);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  static int read(Object impl, byte[] bytes, int offset, int length) throws IOException {
    return input(impl).read(bytes, offset, length);
  }

  static void write(Object impl, byte[] bytes, int offset, int length) throws IOException {
    output(impl).write(bytes, offset, length);
  }

  /** The one that the application gets later on, below a tunnel's. */
  private static InputStream input(Object impl) throws IOException {
    synchronized (impl) {
      var known = (Object) INPUT.get(impl);
      if (known == null) {
        known = made(NEW_INPUT, impl);
        INPUT.set(impl, known);
      }
      return (InputStream) known;
    }
  }

  private static OutputStream output(Object impl) throws IOException {
    synchronized (impl) {
      var known = (Object) OUTPUT.get(impl);
      if (known == null) {
        known = made(NEW_OUTPUT, impl);
        OUTPUT.set(impl, known);
      }
      return (OutputStream) known;
    }
  }

  private static Object made(MethodHandle constructor, Object impl) throws IOException {
    try {
      return constructor.invoke(impl);
    } catch (NullPointerException e) {
      // The application has closed the socket since, which has no descriptor then.
      throw new SocketException("Socket closed");
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** Makes a socket that is closed as it was before it was opened. */
  static void reset(Object impl) {
    CLOSE_PENDING.set(impl, false);
    INPUT_SHUT.set(impl, false);
    OUTPUT_SHUT.set(impl, false);
    RESET.set(impl, NOT_RESET);
    INPUT.set(impl, (Object) null);
    OUTPUT.set(impl, (Object) null);
  }
}
