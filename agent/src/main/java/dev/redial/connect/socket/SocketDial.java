package dev.redial.connect.socket;

import dev.redial.route.NamedAddresses;
import dev.redial.route.Route;
import dev.redial.route.dial.ConnectDeadline;
import dev.redial.route.dial.ConnectPlan;
import dev.redial.route.dial.Opening;
import dev.redial.route.dial.Preparations;
import dev.redial.rule.route.ProxySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Dials one route for a blocking socket, on the thread that connects: what the {@link ConnectPlan}
 * says, then the proxy's handshakes. When it fails the socket is closed, as the JDK does it.
 */
final class SocketDial {
  private final BlockingSocket socket;
  private final Renewal renewal;
  private final Route route;
  private final ConnectPlan plan;
  private boolean used;
  private @Nullable TlsTunnel tunnel;

  /**
   * @param impl {@code sun.nio.ch.NioSocketImpl}, not connected
   * @param millis the application's connect timeout, or 0 for none
   */
  SocketDial(Object impl, Route route, int millis) throws IOException {
    socket = new BlockingSocket(impl);
    renewal = new Renewal(impl);
    this.route = route;
    plan = new ConnectPlan(route.attempts(), ConnectDeadline.within(millis, TimeUnit.MILLISECONDS));
  }

  /**
   * Tries each candidate in turn, and each address of it until one answers.
   *
   * @return the TLS to the proxy that the connection now goes through, or null
   * @throws IOException why the last candidate failed
   */
  @Nullable TlsTunnel connect() throws IOException {
    try {
      do {
        findAddresses();
        for (var next = plan.nextAddress(); next != null; next = plan.nextAddress()) {
          if (isConnected(next) && isOpen()) {
            return tunnel;
          }
        }
      } while (plan.nextCandidate());
    } finally {
      plan.over();
    }
    throw Objects.requireNonNull(plan.failure());
  }

  private void findAddresses() {
    if (!Preparations.isDone(plan.candidate().preparation(), plan.end(), () -> true)) {
      plan.late();
      return;
    }
    try {
      plan.found(plan.candidate().addresses());
    } catch (UnknownHostException e) {
      plan.notFound(e);
    }
  }

  private boolean isConnected(InetAddress address) {
    try {
      if (used) {
        renewal.renew();
      }
      used = true;
      var named = NamedAddresses.of(route.asked().host(), address);
      socket.connect(new InetSocketAddress(named, plan.candidate().port()), millisLeft());
      plan.answered();
      return true;
    } catch (IOException e) {
      plan.unreachable(e);
      return false;
    }
  }

  private int millisLeft() {
    long millis = TimeUnit.NANOSECONDS.toMillis(plan.end() - System.nanoTime());
    return (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
  }

  /** Makes the proxy, if there is one, open the tunnel; closes the connection if it does not. */
  private boolean isOpen() throws IOException {
    socket.setDeadline(plan.end());
    if (isSecured(route.proxy()) && isOpenedBy(plan.candidate().open(() -> null))) {
      return true;
    }
    renewal.freePort();
    socket.close();
    return false;
  }

  private boolean isSecured(@Nullable ProxySettings proxy) {
    try {
      tunnel = proxy != null && proxy.tls() ? TlsTunnel.to(proxy, socket) : null;
      return true;
    } catch (IOException e) {
      plan.broken(e);
      return false;
    }
  }

  private boolean isOpenedBy(@Nullable Opening opening) {
    if (opening == null) {
      return true;
    }
    var connection = socket.connection();
    try {
      BlockingTalk.hold(
          opening,
          tunnel == null ? new SocketInput(connection) : tunnel.in(),
          tunnel == null ? new SocketOutput(connection) : tunnel.out());
    } catch (IOException e) {
      plan.broken(opening, e);
      return false;
    }
    return plan.isOpenedBy(opening);
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
