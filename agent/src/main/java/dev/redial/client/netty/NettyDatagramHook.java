package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.ClientMethod;
import dev.redial.route.DatagramHook;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the datagrams of Netty's own transports, epoll, kqueue and io_uring, in a sandbox. Those of
 * the JDK's channels and sockets are met by {@link DatagramHook}.
 */
final class NettyDatagramHook extends Hook {
  private static final ClientMethod CHANNEL = ClientMethod.object("channel()");

  /** Needs no rule. */
  public NettyDatagramHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object context) throws IOException {
    if (context != null && NettyChannel.isNativeDatagram(CHANNEL.get(context))) {
      throw DatagramHook.refusal();
    }
    return null;
  }
}
