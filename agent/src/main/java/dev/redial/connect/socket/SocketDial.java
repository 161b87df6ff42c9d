package dev.redial.connect.socket;

import dev.redial.route.FailureKind;
import dev.redial.route.Failures;
import dev.redial.route.NamedAddresses;
import dev.redial.route.Route;
import dev.redial.route.RouteAttempt;
import dev.redial.route.dial.ConnectDeadline;
import dev.redial.route.dial.Preparations;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Dials one route for a blocking socket, on the thread that connects: the address, then the proxy's
 * handshakes, all within the application's own connect timeout. When it fails the socket is closed,
 * as the JDK does it.
 */
final class SocketDial {
  private static final InetAddress[] NONE = {};

  private final BlockingSocket socket;
  private final Renewal renewal;
  private final Route route;
  private final ConnectDeadline patience;
  private boolean used;
  private InetAddress[] reached = NONE;
  private @Nullable IOException last;

  /**
   * @param impl {@code sun.nio.ch.NioSocketImpl}, not connected
   * @param millis the application's connect timeout, or 0 for none
   */
  SocketDial(Object impl, Route route, int millis) throws IOException {
    socket = new BlockingSocket(impl);
    renewal = new Renewal(impl);
    this.route = route;
    long now = System.nanoTime();
    patience =
        millis > 0
            ? ConnectDeadline.until(now + TimeUnit.MILLISECONDS.toNanos(millis))
            : ConnectDeadline.own(now);
  }

  /**
   * Tries each way in turn, and each address of it until one answers.
   *
   * @return the TLS to the proxy that the connection now goes through, or null
   * @throws IOException what the last way failed of
   */
  @Nullable TlsTunnel connect() throws IOException {
    int others = route.attempts().size();
    for (var attempt : route.attempts()) {
      others--;
      try {
        var handshake = connect(attempt, others);
        if (handshake != null) {
          return handshake.tunnel();
        }
      } finally {
        attempt.over();
      }
    }
    throw last == null ? new ConnectException("nothing to dial") : last;
  }

  /** Null if the next attempt is to be made. */
  private @Nullable ProxyHandshake connect(RouteAttempt attempt, int others) throws IOException {
    var addresses = addresses(attempt, others);
    while (reach(attempt, addresses, others)) {
      var handshake = new ProxyHandshake(socket, attempt);
      try {
        handshake.open();
        return handshake;
      } catch (IOException e) {
        renewal.freePort();
        socket.close();
        failed(e);
        if (isTheEnd(others, handshake)) {
          throw e;
        }
      }
      addresses = handshake.isToBeRepeated() ? reached : NONE;
    }
    return null;
  }

  private InetAddress[] addresses(RouteAttempt attempt, int others) {
    try {
      long end = patience.endOf(System.nanoTime(), others);
      if (!Preparations.isDone(attempt.preparation(), end, () -> true)) {
        throw new SocketTimeoutException(attempt.late());
      }
      return attempt.addresses();
    } catch (IOException e) {
      failed(e);
      return NONE;
    }
  }

  private boolean reach(RouteAttempt attempt, InetAddress[] addresses, int others)
      throws IOException {
    for (int i = 0; i < addresses.length; i++) {
      try {
        if (used) {
          renewal.renew();
        }
        used = true;
        reach(attempt, addresses[i], addresses.length - i - 1, others);
        reached = new InetAddress[] {addresses[i]};
        return true;
      } catch (IOException e) {
        if (FailureKind.isByApplication(e)) {
          throw e;
        }
        failed(unreachable(attempt, e));
      }
    }
    return false;
  }

  private void reach(RouteAttempt attempt, InetAddress address, int more, int others)
      throws IOException {
    var named = NamedAddresses.of(route.asked().host(), address);
    long now = System.nanoTime();
    socket.connect(
        new InetSocketAddress(named, attempt.dial().port()),
        millis(patience.endOf(now, more + others) - now));
    // Whoever answers here answers for all addresses of the attempt.
    socket.setDeadline(patience.endOf(System.nanoTime(), others));
  }

  private static int millis(long nanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
    return (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
  }

  private static IOException unreachable(RouteAttempt attempt, IOException e) {
    return e instanceof SocketTimeoutException
        ? new SocketTimeoutException(attempt.late())
        : Failures.because(new ConnectException(attempt.unreachable(e)), e);
  }

  private void failed(IOException e) {
    if (last != null) {
      e.addSuppressed(last);
    }
    last = e;
  }

  private boolean isTheEnd(int others, ProxyHandshake handshake) {
    boolean isLast = others == 0 && !handshake.isToBeRepeated();
    return isLast || patience.isOver(System.nanoTime()) || handshake.isFinal();
  }

  /** Gives the socket back, showing the peer that the application asked for. */
  void finish(InetAddress shown) throws IOException {
    socket.release();
    socket.show(shown, route.asked().port());
  }

  /** Closes the socket after a failure outside of {@link #connect}. */
  void abandon() throws IOException {
    socket.close();
  }
}
