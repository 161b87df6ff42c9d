package dev.redial.connect.channel;

import dev.redial.decision.RoutedConnections.Made;
import dev.redial.route.Placeholders;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.NetworkChannel;

/** A channel that a rule routes. */
final class RoutedChannel extends Made {
  RoutedChannel(NetworkChannel channel, Rule rule, InetSocketAddress asked)
      throws ConnectException {
    super(channel, rule, Placeholders.host(asked), asked.getPort());
  }

  @Override
  protected boolean isOpen(Object channel) {
    return ((NetworkChannel) channel).isOpen();
  }

  @Override
  protected int localPort(Object channel) {
    try {
      return ((NetworkChannel) channel).getLocalAddress() instanceof InetSocketAddress local
          ? local.getPort()
          : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
