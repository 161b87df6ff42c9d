package dev.redial.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port where connections neither succeed nor fail: its queue is full and nobody accepts. */
public final class FullListener implements AutoCloseable {
  private static final int MOST = 64;
  private static final int TIMEOUT_MILLIS = 200;

  private final ServerSocket listener;
  private final List<Socket> waiting = new ArrayList<>();

  /** Fills the queue. */
  public FullListener() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    try {
      for (int i = 0; i < MOST; i++) {
        var socket = new Socket();
        waiting.add(socket);
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), TIMEOUT_MILLIS);
      }
    } catch (SocketTimeoutException e) {
      return;
    }
    throw new IOException("the queue does not fill");
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (var socket : waiting) {
      socket.close();
    }
    listener.close();
  }
}
