package dev.redial.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server of a protocol of its own, in which it speaks first: greets, then sends all back. */
public final class LineServer implements AutoCloseable {
  /** For those that come all at once. */
  private static final int BACKLOG = 1000;

  private final ServerSocket listener;

  /** Listens on the loopback address. */
  public LineServer() throws IOException {
    listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Daemons.accept(listener, "line-server", LineServer::serve);
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private static void serve(Socket socket) {
    try (socket) {
      var out = socket.getOutputStream();
      out.write("220 ready\n".getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().transferTo(out);
    } catch (IOException e) {
      // The client left: its own answer is what tests look at.
    }
  }
}
