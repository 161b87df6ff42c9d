package dev.redial.connect.channel;

import dev.redial.reflect.Handles;
import dev.redial.route.dial.ConnectAttempt;
import dev.redial.route.dial.Wire;
import dev.redial.rule.OldJdk;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.nio.ByteBuffer;

/**
 * The socket of a channel, by the calls that the JDK's channels make, below their states and locks:
 * {@code sun.nio.ch.Net} and {@code IOUtil}. Whoever calls must see to it that the descriptor is
 * open and that the socket does not block.
 */
final class NativeSocket implements Wire {
  private static final int POLLIN;
  private static final int POLLOUT;
  private static final int POLLCONN;

  private static final MethodHandle CONNECT;
  private static final MethodHandle POLL_CONNECT;
  private static final MethodHandle LOCAL_ADDRESS;
  private static final MethodHandle READ;
  private static final MethodHandle WRITE;
  private static final MethodHandle DISCONNECT;

  static {
    var net = Handles.of("sun.nio.ch.Net");
    POLLIN = (short) net.constant("POLLIN");
    POLLOUT = (short) net.constant("POLLOUT");
    POLLCONN = (short) net.constant("POLLCONN");
    CONNECT =
        net.method(
            "connect",
            int.class,
            ProtocolFamily.class,
            FileDescriptor.class,
            InetAddress.class,
            int.class);
    POLL_CONNECT =
        OldJdk.IS_HERE
            ? OlderConnect.method()
            : net.method("pollConnect", boolean.class, FileDescriptor.class, long.class);
    LOCAL_ADDRESS = net.method("localAddress", InetSocketAddress.class, FileDescriptor.class);
    READ = io("read");
    WRITE = io("write");
    DISCONNECT =
        Handles.of("sun.nio.ch.DatagramChannelImpl")
            .method("disconnect0", void.class, FileDescriptor.class, boolean.class);
  }

  /** Nobody can connect to such an address: that fails at once, and nothing is sent. */
  private static final byte[] MULTICAST = {(byte) 224, 0, 0, 1};

  private final ProtocolFamily family;
  private final FileDescriptor descriptor;
  private boolean heldByIpv4;

  NativeSocket(ProtocolFamily family, FileDescriptor descriptor) {
    this.family = family;
    this.descriptor = descriptor;
  }

  private static MethodHandle io(String name) {
    var handle =
        Handles.of("sun.nio.ch.IOUtil")
            .method(
                name, int.class, FileDescriptor.class, ByteBuffer.class, long.class, Object.class);
    var dispatcher = Handles.of("sun.nio.ch.SocketChannelImpl").constant("nd");
    return MethodHandles.insertArguments(handle, 2, -1L, dispatcher);
  }

  /** What to wait for, so that a dial gets further. */
  static int events(ConnectAttempt.Need need) {
    return switch (need) {
      case READABLE -> POLLIN;
      case WRITABLE -> POLLOUT;
      case CONNECTED, NOTHING -> POLLCONN;
      case ADDRESSES -> 0;
    };
  }

  @Override
  public boolean connect(InetAddress address, int port) throws IOException {
    if (address instanceof Inet4Address) {
      heldByIpv4 = true;
    } else if (heldByIpv4) {
      leaveIpv4();
    }
    return begin(address, port);
  }

  /**
   * Linux leaves an IPv6 socket to IPv4 once it has tried an IPv4 address, and drops what IPv6
   * answers. Only an IPv4 connection that fails at once gives it back ({@code tcp_v6_connect}).
   */
  private void leaveIpv4() throws IOException {
    try {
      begin(InetAddress.getByAddress(MULTICAST), 1);
    } catch (IOException e) {
      heldByIpv4 = false;
      return;
    }
    disconnect();
  }

  private boolean begin(InetAddress address, int port) throws IOException {
    try {
      return (int) CONNECT.invokeExact(family, descriptor, address, port) > 0;
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  @Override
  public boolean isConnected() throws IOException {
    try {
      return (boolean) POLL_CONNECT.invokeExact(descriptor, 0L);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  @Override
  public InetSocketAddress local() throws IOException {
    try {
      return (InetSocketAddress) LOCAL_ADDRESS.invokeExact(descriptor);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** By connect with AF_UNSPEC, which Linux allows for TCP as well. */
  @Override
  public void disconnect() throws IOException {
    try {
      DISCONNECT.invokeExact(descriptor, false);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
    try {
      isConnected();
    } catch (IOException e) {
      // The error of what was given up, which would else meet the next connection.
      return;
    }
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    try {
      int read = (int) READ.invokeExact(descriptor, bytes);
      // sun.nio.ch.IOStatus: -1 is the end, less means that there is nothing now.
      return read < -1 ? 0 : read;
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    try {
      int unused = (int) WRITE.invokeExact(descriptor, bytes);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }
}
