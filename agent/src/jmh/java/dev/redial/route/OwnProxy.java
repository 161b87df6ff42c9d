package dev.redial.route;

import dev.redial.clients.Call;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The proxy that the application uses by itself, and what all loads have in common. */
final class OwnProxy {
  private static final int BLOCK = 1 << 16;

  private OwnProxy() {}

  /** Its address, or null if an agent sets the route. */
  static @Nullable InetSocketAddress address() {
    int port = Integer.getInteger("own.proxy", 0);
    return port == 0 ? null : new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** The same for clients that take a proxy. */
  static Proxy proxy() {
    var address = address();
    return address == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, address);
  }

  /** Whether it wants TLS. */
  static boolean isSecure() {
    return Boolean.getBoolean("own.proxy.secure");
  }

  /** The URL from which that many bytes come. */
  static URI url(Call call, int bytes) {
    return call.targets().get(0).resolve("/" + bytes);
  }

  /** Reads to the end. */
  static void drain(InputStream in, int expected) throws IOException {
    var block = new byte[BLOCK];
    int total = 0;
    for (int count = in.read(block); count >= 0; count = in.read(block)) {
      total += count;
    }
    if (total != expected) {
      throw new IOException(total + " of " + expected + " bytes");
    }
  }
}
