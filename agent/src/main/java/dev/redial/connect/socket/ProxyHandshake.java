package dev.redial.connect.socket;

import dev.redial.route.Failures;
import dev.redial.route.RouteAttempt;
import dev.redial.route.dial.Talk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a proxy before the connection is the application's: TLS, if it wants that, then
 * an {@code Opening}.
 */
final class ProxyHandshake {
  private final BlockingSocket socket;
  private final RouteAttempt attempt;
  private boolean isFinal;
  private boolean isToBeRepeated;
  private @Nullable TlsTunnel tunnel;

  /** The socket is connected to the proxy, or to the address itself. */
  ProxyHandshake(BlockingSocket socket, RouteAttempt attempt) {
    this.socket = socket;
    this.attempt = attempt;
  }

  /** Whether it failed in a way that no other target or address will change. */
  boolean isFinal() {
    return isFinal;
  }

  /** Whether the same address is to be dialled again, for the handshake to go on there. */
  boolean isToBeRepeated() {
    return isToBeRepeated;
  }

  /** The TLS that the application's bytes must go through, or null if they go as they are. */
  @Nullable TlsTunnel tunnel() {
    return tunnel;
  }

  /** Has the proxy, if there is one, open the way. */
  void open() throws IOException {
    if (attempt.target() == null) {
      return;
    }
    tunnel = tls();
    var connection = socket.connection();
    var in = tunnel == null ? new SocketInput(connection) : tunnel.in();
    var out = tunnel == null ? new SocketOutput(connection) : tunnel.out();
    try {
      connect(in, out);
    } catch (SocketTimeoutException e) {
      throw new SocketTimeoutException(attempt.late());
    } catch (SSLException e) {
      throw broken(e);
    } catch (SocketException e) {
      throw e instanceof ConnectException ? e : Failures.because(new ConnectException(lost(e)), e);
    }
  }

  private @Nullable TlsTunnel tls() throws IOException {
    var proxy = attempt.route().proxy();
    if (proxy == null || !proxy.tls()) {
      return null;
    }
    try {
      return TlsTunnel.to(proxy, socket);
    } catch (SocketTimeoutException e) {
      throw new SocketTimeoutException(attempt.late());
    } catch (SSLException e) {
      throw broken(e);
    } catch (SocketException e) {
      throw Failures.because(new ConnectException(lost(e)), e);
    }
  }

  private void connect(InputStream in, OutputStream out) throws IOException {
    var opening = attempt.opening();
    if (opening == null) {
      return;
    }
    try {
      talk(opening, in, out);
    } catch (SocketException | SSLException e) {
      opening.end();
      if (!opening.isToBeRepeated()) {
        throw e;
      }
    }
    var failure = opening.failure();
    if (failure != null) {
      isFinal = opening.isFinal();
      isToBeRepeated = opening.isToBeRepeated();
      throw failure;
    }
  }

  /** Holds a talk to its end, on a connection whose reader waits. */
  static void talk(Talk talk, InputStream in, OutputStream out) throws IOException {
    var bytes = new byte[Talk.MOST_WANTED];
    send(talk, out);
    while (!talk.isComplete()) {
      int count = in.read(bytes, 0, talk.wanted());
      if (count < 0) {
        talk.end();
      } else {
        talk.feed(bytes, count);
        send(talk, out);
      }
    }
  }

  private static void send(Talk talk, OutputStream out) throws IOException {
    var bytes = talk.toSend();
    if (bytes.length > 0) {
      out.write(bytes);
      out.flush();
    }
  }

  private SSLException broken(SSLException e) {
    isFinal = true;
    return Failures.because(
        new SSLHandshakeException(attempt.failed("no TLS to the proxy: " + e.getMessage())), e);
  }

  private String lost(SocketException e) {
    return attempt.failed("the connection to the proxy broke: " + e.getMessage());
  }
}
