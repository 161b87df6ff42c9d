package dev.redial.client.netty;

import dev.redial.decision.RoutedConnections.Made;
import dev.redial.route.Placeholders;
import dev.redial.rule.Rule;
import java.net.ConnectException;
import java.net.InetSocketAddress;

/** A channel of Netty's own transports that a rule routes. */
final class RoutedNettyChannel extends Made {
  RoutedNettyChannel(Object channel, Rule rule, InetSocketAddress asked) throws ConnectException {
    super(channel, rule, Placeholders.host(asked), asked.getPort());
  }

  @Override
  protected boolean isOpen(Object channel) {
    return new NettyChannel(channel).isOpen();
  }

  @Override
  protected int localPort(Object channel) {
    var local = new NettyChannel(channel).local();
    return local == null ? 0 : local.getPort();
  }
}
