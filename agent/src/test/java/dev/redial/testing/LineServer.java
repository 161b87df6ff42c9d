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
  private final byte[] greeting;

  /** Listens on the loopback address. */
  public LineServer() throws IOException {
    this(InetAddress.getLoopbackAddress(), 0, "220 ready");
  }

  /** Listens there, or at any port for 0, and greets so. */
  LineServer(InetAddress address, int port, String greeting) throws IOException {
    this.greeting = (greeting + "\n").getBytes(StandardCharsets.US_ASCII);
    listener = new ServerSocket(port, BACKLOG, address);
    Daemons.accept(listener, "line-server", this::serve);
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve(Socket socket) {
    try (socket) {
      var out = socket.getOutputStream();
      out.write(greeting);
      socket.getInputStream().transferTo(out);
    } catch (IOException e) {
      // The client left: its own answer is what tests look at.
    }
  }
}
