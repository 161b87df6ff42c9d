package dev.redial.route;

import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.net.SocketAddress;

/**
 * What {@code sun.nio.ch.NioSocketImpl} keeps to itself and a dial needs, the same in JDK 17 to 27.
 * It cannot be looked up before that class is loaded, which is when it is woven.
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
  static final VarHandle STATE;
  static final VarHandle NON_BLOCKING;
  static final VarHandle READ_EOF;
  static final VarHandle RESET;
  static final short POLLOUT;

  static {
    var socket = Handles.of("sun.nio.ch.NioSocketImpl");
    CONNECT = socket.method("connect", void.class, Object.class, SocketAddress.class, int.class);
    CREATE = socket.method("create", void.class, Object.class, boolean.class);
    BIND = socket.method("bind", void.class, Object.class, InetAddress.class, int.class);
    CLOSE = socket.method("close", void.class, Object.class);
    IS_OPEN = socket.method("isOpen", boolean.class, Object.class);
    READ = socket.method("read", int.class, Object.class, byte[].class, int.class, int.class);
    WRITE = socket.method("write", void.class, Object.class, byte[].class, int.class, int.class);
    AVAILABLE = socket.method("available", int.class, Object.class);
    STATE = socket.field("state");
    NON_BLOCKING = socket.field("nonBlocking");
    READ_EOF = socket.field("readEOF");
    RESET = socket.field("connectionReset");
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
}
