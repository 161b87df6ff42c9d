package dev.redial.doctor.dial;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection that keeps what goes over it, and how it ended; all of it has one limit of time.
 * Whatever lies below, a socket or TLS to a proxy, it stands in for it.
 */
final class Recording extends Socket {
  private static final int LARGEST = 256 << 10;

  private final Socket below;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final InputStream in;
  private final OutputStream out;
  private long end;
  private @Nullable IOException trouble;
  private boolean isEnded;

  Recording(Socket below, long millis) throws IOException {
    this.below = below;
    in = new In(below.getInputStream());
    out = new Out(below.getOutputStream());
    extend(millis);
  }

  /** Gives it so much time from now on. */
  void extend(long millis) {
    end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Forgets what went over it so far: what was said before TLS. */
  void forget() {
    sent.reset();
    received.reset();
  }

  byte[] sent() {
    return sent.toByteArray();
  }

  byte[] received() {
    return received.toByteArray();
  }

  /** What reading or writing threw first, or null. */
  @Nullable IOException trouble() {
    return trouble;
  }

  /** Whether the other side has ended it. */
  boolean isEnded() {
    return isEnded;
  }

  private final class In extends FilterInputStream {
    In(InputStream below) {
      super(below);
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        limit();
        int count = super.read(bytes, from, length);
        if (count < 0) {
          isEnded = true;
        } else if (received.size() < LARGEST) {
          received.write(bytes, from, count);
        }
        return count;
      } catch (IOException e) {
        throw noted(e);
      }
    }
  }

  private final class Out extends FilterOutputStream {
    Out(OutputStream below) {
      super(below);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        super.out.write(bytes, from, length);
        if (sent.size() < LARGEST) {
          sent.write(bytes, from, length);
        }
      } catch (IOException e) {
        throw noted(e);
      }
    }
  }

  private void limit() throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    if (left <= 0) {
      throw new SocketTimeoutException("Read timed out");
    }
    below.setSoTimeout((int) left);
  }

  private IOException noted(IOException e) {
    trouble = trouble == null ? e : trouble;
    return e;
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return below.isClosed();
  }

  @Override
  public InetAddress getInetAddress() {
    return below.getInetAddress();
  }

  @Override
  public int getPort() {
    return below.getPort();
  }

  @Override
  public int getLocalPort() {
    return below.getLocalPort();
  }

  /** The limit of time stands. */
  @Override
  public void setSoTimeout(int millis) {}

  @Override
  public synchronized int getSoTimeout() throws SocketException {
    return below.getSoTimeout();
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    below.setSoLinger(on, seconds);
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    below.setTcpNoDelay(on);
  }

  @Override
  public void shutdownOutput() throws IOException {
    below.shutdownOutput();
  }

  @Override
  public void shutdownInput() throws IOException {
    below.shutdownInput();
  }

  @Override
  public synchronized void close() throws IOException {
    below.close();
  }
}
