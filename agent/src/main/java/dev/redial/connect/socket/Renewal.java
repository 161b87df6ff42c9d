package dev.redial.connect.socket;

import dev.redial.reflect.Handles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a socket that has failed to connect as good as new for the next address: {@code
 * NioSocketImpl} closes itself on failure. Options and a binding that the application has set
 * before are set again.
 */
final class Renewal {
  private static final int[] OPTIONS = {
    SocketOptions.TCP_NODELAY,
    SocketOptions.SO_KEEPALIVE,
    SocketOptions.SO_LINGER,
    SocketOptions.SO_REUSEADDR,
    SocketOptions.SO_SNDBUF,
    SocketOptions.SO_RCVBUF,
    SocketOptions.SO_OOBINLINE,
    SocketOptions.IP_TOS
  };

  private final Object impl;
  private final SocketOptions options;
  private final List<@Nullable Object> values;
  private final @Nullable InetAddress localAddress;
  private final int localPort;

  /** Remembers the socket as it is before the first attempt. */
  Renewal(Object impl) throws IOException {
    this.impl = impl;
    options = (SocketOptions) impl;
    values = values();
    localPort = (int) NioSocketMembers.LOCAL_PORT.get(impl);
    localAddress =
        localPort == 0 ? null : (InetAddress) options.getOption(SocketOptions.SO_BINDADDR);
  }

  /**
   * To be called before an established connection is closed. If the application has bound the
   * socket, the connection ends by a reset (RFC 9293, section 3.10.4). Its port would otherwise
   * stay in TIME-WAIT, and could not be bound again.
   */
  void freePort() {
    if (localAddress != null) {
      try {
        options.setOption(SocketOptions.SO_LINGER, 0);
      } catch (SocketException e) {
        // The application has closed it: nobody binds it again.
      }
    }
  }

  /** Opens the socket, which is closed, once more. */
  void renew() throws IOException {
    try {
      NioSocketMembers.reset(impl);
      NioSocketMembers.LOCAL_PORT.set(impl, 0);
      NioSocketMembers.CREATE.invokeExact(impl, true);
      restore();
      if (localAddress != null) {
        NioSocketMembers.BIND.invokeExact(impl, localAddress, localPort);
      }
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** An option that nobody has set stays so: a buffer size that is set no longer adapts. */
  private void restore() throws SocketException {
    var fresh = values();
    for (int i = 0; i < OPTIONS.length; i++) {
      var value = values.get(i);
      if (value != null && !value.equals(fresh.get(i))) {
        options.setOption(OPTIONS[i], value);
      }
    }
  }

  private List<@Nullable Object> values() {
    var values = new ArrayList<@Nullable Object>();
    for (int option : OPTIONS) {
      values.add(value(option));
    }
    return values;
  }

  /** Some systems lack some of them. */
  private @Nullable Object value(int option) {
    try {
      return options.getOption(option);
    } catch (SocketException | RuntimeException e) {
      return null;
    }
  }
}
