package dev.redial.connect.socket;

import dev.redial.route.proxy.ProxyTrust;
import dev.redial.rule.OldJdk;
import dev.redial.rule.host.HostName;
import dev.redial.rule.route.ProxySettings;
import dev.redial.work.AgentCallScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * TLS between an application's socket and the proxy, driven by whoever reads and writes the socket:
 * no thread, no port. Its certificate must be valid for the proxy's host.
 */
final class TlsTunnel {
  private final BlockingSocket socket;
  private final SSLSocket tls;
  private final Input in;
  private final Output out;

  private TlsTunnel(BlockingSocket socket, SSLSocket tls) throws IOException {
    this.socket = socket;
    this.tls = tls;
    in = new Input(tls.getInputStream());
    out = new Output(tls.getOutputStream());
  }

  /** Makes the handshake on a socket that is connected to the proxy; no rule holds for it. */
  static TlsTunnel to(ProxySettings proxy, BlockingSocket socket) throws IOException {
    boolean outer = AgentCallScope.begin();
    try {
      var host = proxy.address().host();
      var below = new SocketView(socket.connection(), proxy.address());
      var factory = ProxyTrust.context(proxy.trust()).getSocketFactory();
      var tls = (SSLSocket) factory.createSocket(below, host, proxy.address().port(), false);
      var parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      if (!HostName.isIp(host)) {
        parameters.setServerNames(List.of(new SNIHostName(host)));
      }
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return new TlsTunnel(socket, tls);
    } catch (SSLException e) {
      throw plain(e);
    } finally {
      AgentCallScope.end(outer);
    }
  }

  /** The TLS of Java 8 tells of a failure of the socket below it as one of its own. */
  private static IOException plain(SSLException failure) {
    var cause = OldJdk.IS_EIGHT ? failure.getCause() : null;
    while (cause != null
        && !(cause instanceof SocketException)
        && !(cause instanceof SocketTimeoutException)) {
      cause = cause.getCause();
    }
    return cause == null ? failure : (IOException) cause;
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  /** Says that nothing more is sent; the socket below stays open. */
  void shutdownOutput() throws IOException {
    out.lock.lock();
    try {
      tls.shutdownOutput();
    } finally {
      out.lock.unlock();
    }
  }

  /** Says so before the socket is closed, if that keeps nobody waiting. */
  void beforeClose() throws IOException {
    if (out.lock.tryLock()) {
      try {
        if (socket.hasRoom()) {
          tls.shutdownOutput();
        }
      } finally {
        out.lock.unlock();
      }
    }
  }

  /** Knows of bytes that have arrived and are not decrypted yet, as applications ask for them. */
  private final class Input extends InputStream {
    private final InputStream from;
    private final ReentrantLock lock = new ReentrantLock();
    private final byte[] ahead = new byte[1];
    private boolean isAhead;

    Input(InputStream from) {
      this.from = from;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      lock.lock();
      try {
        return isAhead && length > 0
            ? 1 + behindAhead(bytes, offset, length)
            : from.read(bytes, offset, length);
      } catch (SSLException e) {
        throw plain(e);
      } finally {
        lock.unlock();
      }
    }

    private int behindAhead(byte[] bytes, int offset, int length) throws IOException {
      bytes[offset] = ahead[0];
      isAhead = false;
      int more = Math.min(length - 1, from.available());
      return more == 0 ? 0 : Math.max(0, from.read(bytes, offset + 1, more));
    }

    @Override
    public int available() throws IOException {
      if (!lock.tryLock()) {
        return 0;
      }
      try {
        if (!isAhead && from.available() == 0 && socket.available() > 0) {
          isAhead = socket.soon(() -> from.read(ahead, 0, 1)) > 0;
        }
        return (isAhead ? 1 : 0) + from.available();
      } finally {
        lock.unlock();
      }
    }
  }

  private static final class Output extends OutputStream {
    private final OutputStream to;
    private final ReentrantLock lock = new ReentrantLock();

    Output(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      lock.lock();
      try {
        to.write(bytes, offset, length);
      } catch (SSLException e) {
        throw plain(e);
      } finally {
        lock.unlock();
      }
    }
  }
}
