package dev.redial.connect.socket;

import dev.redial.decision.RoutedConnections.Made;
import dev.redial.route.Placeholders;
import dev.redial.rule.Rule;
import java.net.ConnectException;
import java.net.InetSocketAddress;

/** The {@code sun.nio.ch.NioSocketImpl} of a socket that a rule routes. */
final class RoutedSocket extends Made {
  RoutedSocket(Object impl, Rule rule, InetSocketAddress asked) throws ConnectException {
    super(impl, rule, Placeholders.host(asked), asked.getPort());
  }

  @Override
  protected boolean isOpen(Object impl) {
    try {
      return (boolean) NioSocketMembers.IS_OPEN.invokeExact(impl);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  @Override
  protected int localPort(Object impl) {
    return (int) NioSocketMembers.LOCAL_PORT.get(impl);
  }
}
