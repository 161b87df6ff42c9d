package dev.redial.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port where connections are refused. It is held, so that nobody comes to listen there. */
public final class ClosedPort implements AutoCloseable {
  private final Socket holder = new Socket();

  /** Takes one on the loopback address. */
  public ClosedPort() throws IOException {
    holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** Its number. */
  public int number() {
    return holder.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    holder.close();
  }
}
