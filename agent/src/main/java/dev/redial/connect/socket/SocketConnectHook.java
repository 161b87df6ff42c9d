package dev.redial.connect.socket;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.route.Placeholders;
import dev.redial.route.RealAddress;
import dev.redial.route.Route;
import dev.redial.route.Routes;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import dev.redial.work.AgentCallScope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Dials a ruled connection of a {@code java.net.Socket} in place of the socket itself. */
final class SocketConnectHook extends Hook {
  private final Routes routes;

  /** Decides by these rules. */
  public SocketConnectHook(Decisions decisions) {
    super(decisions);
    routes = new Routes(decisions, Place.SOCKET);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.route().isEmpty();
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object unused,
      @Nullable Object impl,
      @Nullable Object address,
      @Nullable Object millis)
      throws IOException {
    if (impl == null
        || !(address instanceof InetSocketAddress asked)
        || !(millis instanceof Integer timeout)) {
      return null;
    }
    String host;
    Route route;
    try {
      host = Placeholders.host(asked);
      route = routes.find(host, asked);
    } catch (IOException e) {
      new BlockingSocket(impl).close();
      throw e;
    }
    if (route == null) {
      return lacksAddress(asked, host) ? connectReally(impl, asked, timeout) : null;
    }
    connect(impl, route, shown(asked, host), timeout);
    decisions.tracked().routed().made(new RoutedSocket(impl, route.rule(), asked));
    return impl;
  }

  /** A rule holds for the host, but not on this port: only now is its address needed. */
  private static Object connectReally(Object impl, InetSocketAddress asked, int millis)
      throws IOException {
    var socket = new BlockingSocket(impl);
    boolean outer = AgentCallScope.begin();
    try {
      socket.connect(new InetSocketAddress(RealAddress.lookUp(asked), asked.getPort()), millis);
      return impl;
    } catch (IOException e) {
      socket.close();
      throw e;
    } finally {
      AgentCallScope.end(outer);
    }
  }

  private static boolean lacksAddress(InetSocketAddress asked, String host) {
    return asked.isUnresolved() ? Placeholders.has(host) : Placeholders.isOne(asked.getAddress());
  }

  private void connect(Object impl, Route route, InetAddress shown, int millis) throws IOException {
    boolean outer = AgentCallScope.begin();
    try {
      var dial = new SocketDial(impl, route, millis);
      try {
        var tunnel = dial.connect();
        dial.finish(shown);
        if (tunnel != null) {
          Tunnels.add(impl, tunnel);
        }
        route.opened();
      } catch (RuntimeException | LinkageError e) {
        dial.abandon();
        throw e;
      }
    } catch (IOException e) {
      route.failed(e);
      throw e;
    } catch (RuntimeException | LinkageError e) {
      // Going on would mean to dial without the rule.
      throw routes.refusal(route, e);
    } finally {
      AgentCallScope.end(outer);
    }
  }

  /** The peer that the application goes on to see: the one it asked for. */
  private static InetAddress shown(InetSocketAddress asked, String host) {
    var address = asked.getAddress();
    return address == null || Placeholders.isOne(address) ? Placeholders.of(host) : address;
  }
}
