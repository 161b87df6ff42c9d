package dev.redial.client.netty;

import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.WeakIdentityMap;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The address that a channel leads to. Behind a proxy of the application's own, this is the address
 * that the tunnel was opened to.
 */
final class NettyPeers {
  private static final ClientMethod CHANNEL = ClientMethod.object("channel()");
  private static final ClientMethod REMOTE = ClientMethod.object("remoteAddress()");
  private static final WeakIdentityMap<InetSocketAddress> BEHIND_PROXIES = new WeakIdentityMap<>();

  private NettyPeers() {}

  /** Records that the channel of this context leads there from now on. */
  static void tunnelled(Object context, InetSocketAddress peer) {
    BEHIND_PROXIES.set(CHANNEL.get(context), peer);
  }

  /** Whom the channel of this context leads to now, or null. */
  static @Nullable InetSocketAddress of(Object context) {
    var channel = CHANNEL.get(context);
    var behind = BEHIND_PROXIES.of(channel);
    if (behind != null) {
      return behind;
    }
    return REMOTE.call(channel) instanceof InetSocketAddress peer ? peer : null;
  }
}
