package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.route.ProxyBypassHook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the host itself, and not to the proxy that the application has given its channel,
 * where a rule sets the route.
 */
final class NettyProxyAddressHook extends ProxyBypassHook {
  /** Decides by these rules. */
  public NettyProxyAddressHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets the proxy's address, the handler, and the address that is asked for. */
  @Override
  protected @Nullable Object on(
      @Nullable Object proxy, @Nullable Object handler, @Nullable Object destination)
      throws IOException {
    if (handler == null
        || !(destination instanceof InetSocketAddress asked)
        || !isBypassed(asked.getHostString(), asked.getPort())) {
      return proxy;
    }
    NettyBypass.add(handler);
    // as Netty's own resolver does, on the event loop; a name whose address is ruled asks nobody
    return asked.isUnresolved()
        ? new InetSocketAddress(InetAddress.getByName(asked.getHostString()), asked.getPort())
        : asked;
  }
}
