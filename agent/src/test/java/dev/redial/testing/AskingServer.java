package dev.redial.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A TLS server that asks for a client's certificate and answers each request with the name in it,
 * or with {@code nobody}.
 */
public final class AskingServer implements AutoCloseable {
  /** When a server asks. */
  public enum Manner {
    /** In the first handshake, and insists. */
    DEMANDS,
    /** In the first handshake. */
    ASKS,
    /** In a second handshake, once it has read the request, and insists. */
    RENEGOTIATES
  }

  private static final int TIMEOUT = 20;

  private final SSLServerSocket listener;
  private final Manner manner;

  /**
   * @param identity trusts its own authority with clients, too
   * @param version of TLS that it speaks alone
   */
  public AskingServer(Identity identity, Manner manner, String version) throws IOException {
    this.manner = manner;
    var factory = identity.context().getServerSocketFactory();
    listener =
        (SSLServerSocket) factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    listener.setEnabledProtocols(new String[] {version});
    Daemons.accept((ServerSocket) listener, "asking", this::serve);
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
    try (var tls = (SSLSocket) socket) {
      tls.setNeedClientAuth(manner == Manner.DEMANDS);
      if (manner == Manner.ASKS) {
        tls.setWantClientAuth(true);
      }
      readHead(tls.getInputStream());
      if (manner == Manner.RENEGOTIATES) {
        renegotiate(tls);
      }
      var name = client(tls);
      var head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + name.length();
      tls.getOutputStream().write((head + "\r\n\r\n" + name).getBytes(StandardCharsets.US_ASCII));
      tls.getOutputStream().flush();
    } catch (IOException e) {
      // The client refused or was refused: its own answer is what tests look at.
    }
  }

  /** The client answers only while the server reads. */
  private static void renegotiate(SSLSocket tls) throws IOException {
    var ended = new CountDownLatch(1);
    tls.addHandshakeCompletedListener(event -> ended.countDown());
    tls.setNeedClientAuth(true);
    tls.startHandshake();
    Daemons.start("asking again", () -> readOn(tls));
    try {
      if (!ended.await(TIMEOUT, TimeUnit.SECONDS)) {
        throw new IOException("no second handshake");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void readOn(SSLSocket tls) {
    try {
      tls.getInputStream().read();
    } catch (IOException e) {
      // The client refused or left.
    }
  }

  private static String client(SSLSocket tls) {
    try {
      return tls.getSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException e) {
      return "nobody";
    }
  }

  private static void readHead(InputStream in) throws IOException {
    int last = 0;
    while (last != 0x0d0a0d0a) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      last = (last << 8) | next;
    }
  }
}
