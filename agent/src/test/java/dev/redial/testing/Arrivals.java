package dev.redial.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** A port of the loopback address where connections arrive, and nobody answers. */
public final class Arrivals implements AutoCloseable {
  private final ServerSocketChannel listener;

  /** At a free port. */
  public Arrivals() throws IOException {
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listener.configureBlocking(false);
  }

  public int port() {
    return listener.socket().getLocalPort();
  }

  /** Whether one arrived that was not told before; it is closed. */
  public boolean hasNext() throws IOException {
    try (var arrived = listener.accept()) {
      return arrived != null;
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
