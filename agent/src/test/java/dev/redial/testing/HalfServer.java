package dev.redial.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLServerSocket;

/** An HTTPS server whose answer to {@code /half} never gets beyond its first half. */
public final class HalfServer implements AutoCloseable {
  private final SSLServerSocket listener;
  private final int half;

  /**
   * @param half in bytes; that many or twice as many are sent
   */
  public HalfServer(Identity identity, int half) throws IOException {
    this.half = half;
    var factory = identity.context().getServerSocketFactory();
    var loopback = InetAddress.getLoopbackAddress();
    listener = (SSLServerSocket) factory.createServerSocket(0, 50, loopback);
    Daemons.accept(listener, "half-server", this::serve);
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve(Socket socket) {
    try (socket) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      boolean isWhole = String.valueOf(in.readLine()).contains("/whole");
      skipFields(in);
      var out = socket.getOutputStream();
      var head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + 2 * half + "\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[isWhole ? 2 * half : half]);
      if (!isWhole) {
        in.readLine();
      }
    } catch (IOException e) {
      // The client left: its own answer is what tests look at.
    }
  }

  private static void skipFields(BufferedReader in) throws IOException {
    for (var line = in.readLine(); line != null && !line.isEmpty(); ) {
      line = in.readLine();
    }
  }
}
