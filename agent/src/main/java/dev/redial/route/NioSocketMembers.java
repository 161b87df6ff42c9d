package dev.redial.route;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;

/**
 * What {@code sun.nio.ch.NioSocketImpl} keeps to itself and a dial needs, the same in JDK 17 to 25.
 * It cannot be looked up before that class is loaded, which is when it is woven.
 */
final class NioSocketMembers {
  static final MethodHandle CONNECT;
  static final MethodHandle CREATE;
  static final MethodHandle BIND;
  static final MethodHandle CLOSE;
  static final MethodHandle READ;
  static final MethodHandle WRITE;
  static final MethodHandle AVAILABLE;
  static final MethodHandle POLL;
  static final MethodHandle DESCRIPTOR;
  static final MethodHandle LOCAL_PORT;
  static final MethodHandle SET_LOCAL_PORT;
  static final MethodHandle SET_ADDRESS;
  static final MethodHandle SET_PORT;
  static final MethodHandle SET_STATE;
  static final MethodHandle SET_NON_BLOCKING;
  static final MethodHandle SET_READ_EOF;
  static final MethodHandle SET_RESET;
  static final short POLLOUT;

  static {
    try {
      var socket = Class.forName("sun.nio.ch.NioSocketImpl", true, null);
      var net = Class.forName("sun.nio.ch.Net", true, null);
      var in = MethodHandles.privateLookupIn(socket, MethodHandles.lookup());
      var base = MethodHandles.privateLookupIn(SocketImpl.class, MethodHandles.lookup());
      var none = void.class;
      CONNECT = method(in, "connect", MethodType.methodType(none, SocketAddress.class, int.class));
      CREATE = method(in, "create", MethodType.methodType(none, boolean.class));
      BIND = method(in, "bind", MethodType.methodType(none, InetAddress.class, int.class));
      CLOSE = method(in, "close", MethodType.methodType(none));
      var bytes = MethodType.methodType(none, byte[].class, int.class, int.class);
      READ = method(in, "read", bytes.changeReturnType(int.class));
      WRITE = method(in, "write", bytes);
      AVAILABLE = method(in, "available", MethodType.methodType(int.class));
      POLL =
          in.findStatic(
              net,
              "poll",
              MethodType.methodType(int.class, FileDescriptor.class, int.class, long.class));
      POLLOUT = (short) in.findStaticGetter(net, "POLLOUT", short.class).invokeExact();
      DESCRIPTOR = getter(base, "fd", FileDescriptor.class);
      LOCAL_PORT = getter(base, "localport", int.class);
      SET_LOCAL_PORT = setter(base, "localport", int.class);
      SET_ADDRESS = setter(base, "address", InetAddress.class);
      SET_PORT = setter(base, "port", int.class);
      SET_STATE = setter(in, "state", int.class);
      SET_NON_BLOCKING = setter(in, "nonBlocking", boolean.class);
      SET_READ_EOF = setter(in, "readEOF", boolean.class);
      SET_RESET = setter(in, "connectionReset", boolean.class);
    } catch (Throwable t) {
      throw new ExceptionInInitializerError(t);
    }
  }

  private NioSocketMembers() {}

  private static MethodHandle method(Lookup lookup, String name, MethodType type)
      throws ReflectiveOperationException {
    return onObject(lookup.findVirtual(lookup.lookupClass(), name, type));
  }

  private static MethodHandle getter(Lookup lookup, String name, Class<?> type)
      throws ReflectiveOperationException {
    return onObject(lookup.findGetter(lookup.lookupClass(), name, type));
  }

  private static MethodHandle setter(Lookup lookup, String name, Class<?> type)
      throws ReflectiveOperationException {
    return onObject(lookup.findSetter(lookup.lookupClass(), name, type));
  }

  /** The agent cannot name the class. */
  private static MethodHandle onObject(MethodHandle handle) {
    return handle.asType(handle.type().changeParameterType(0, Object.class));
  }

  /** What a member threw, as the JDK's own code would see it. */
  static IOException thrown(Throwable t) {
    if (t instanceof IOException failure) {
      return failure;
    }
    if (t instanceof Error error) {
      throw error;
    }
    throw t instanceof RuntimeException known ? known : new IllegalStateException(t);
  }
}
