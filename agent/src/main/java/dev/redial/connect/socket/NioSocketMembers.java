package dev.redial.connect.socket;

import dev.redial.reflect.Handles;
import dev.redial.rule.OldJdk;
import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.net.SocketAddress;

/**
 * The private members of {@code sun.nio.ch.NioSocketImpl} that a dial needs. They are the same in
 * JDK 17 to 27; Java 8 and 11 have others in their place. They cannot be looked up before that
 * class is loaded, which is when it is woven.
 */
final class NioSocketMembers {
  static final MethodHandle CONNECT;
  static final MethodHandle CREATE;
  static final MethodHandle BIND;
  static final MethodHandle CLOSE;
  static final MethodHandle IS_OPEN;
  static final MethodHandle READ;
  static final MethodHandle WRITE;
  static final MethodHandle AVAILABLE;
  static final MethodHandle POLL;
  static final VarHandle DESCRIPTOR;
  static final VarHandle LOCAL_PORT;
  static final VarHandle ADDRESS;
  static final VarHandle PORT;
  static final short POLLOUT;

  static {
    var socket = Handles.of(OldJdk.IS_HERE ? OldJdk.SOCKETS : "sun.nio.ch.NioSocketImpl");
    CREATE = socket.method("create", void.class, Object.class, boolean.class);
    BIND = socket.method("bind", void.class, Object.class, InetAddress.class, int.class);
    CLOSE = socket.method("close", void.class, Object.class);
    AVAILABLE = socket.method("available", int.class, Object.class);
    CONNECT = connect(socket);
    IS_OPEN = method(socket, "isOpen", boolean.class, Object.class);
    READ = method(socket, "read", int.class, Object.class, byte[].class, int.class, int.class);
    WRITE = method(socket, "write", void.class, Object.class, byte[].class, int.class, int.class);
    var base = Handles.of("java.net.SocketImpl");
    DESCRIPTOR = base.field("fd");
    LOCAL_PORT = base.field("localport");
    ADDRESS = base.field("address");
    PORT = base.field("port");
    var net = Handles.of("sun.nio.ch.Net");
    POLL = net.method("poll", int.class, FileDescriptor.class, int.class, long.class);
    POLLOUT = (short) net.constant("POLLOUT");
  }

  private NioSocketMembers() {}

  /** Not that of a subclass, which asks for a proxy first. */
  private static MethodHandle connect(Handles socket) {
    Class<?>[] parameters = {Object.class, SocketAddress.class, int.class};
    return OldJdk.IS_HERE
        ? socket.ownMethod("connect", void.class, parameters)
        : socket.method("connect", void.class, parameters);
  }

  private static MethodHandle method(
      Handles socket, String name, Class<?> result, Class<?>... parameters) {
    return OldJdk.IS_HERE
        ? OldSockets.method(name, result, parameters)
        : socket.method(name, result, parameters);
  }

  /** Makes a socket that is closed as it was before it was opened. */
  static void reset(Object impl) {
    if (OldJdk.IS_HERE) {
      OldSockets.reset(impl);
    } else {
      Fresh.reset(impl);
    }
  }

  /** Looked up when a second address is dialled. */
  private static final class Fresh {
    private static final int NEW = 0;
    private static final VarHandle STATE;
    private static final VarHandle NON_BLOCKING;
    private static final VarHandle READ_EOF;
    private static final VarHandle RESET;

    static {
      var socket = Handles.of("sun.nio.ch.NioSocketImpl");
      STATE = socket.field("state");
      NON_BLOCKING = socket.field("nonBlocking");
      READ_EOF = socket.field("readEOF");
      RESET = socket.field("connectionReset");
    }

    static void reset(Object impl) {
      NON_BLOCKING.set(impl, false);
      READ_EOF.set(impl, false);
      RESET.set(impl, false);
      STATE.set(impl, NEW);
    }
  }
}
