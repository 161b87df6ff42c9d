package dev.redial.client.jetty;

import dev.redial.decision.Decisions;
import dev.redial.reflect.ClientMethod;
import dev.redial.route.ProxyBypassHook;
import org.jspecify.annotations.Nullable;

/** Keeps Jetty from a proxy that the application has given it where a rule sets the route. */
final class JettyProxyHook extends ProxyBypassHook {
  private static final ClientMethod ADDRESS = ClientMethod.object("getAddress()");
  private static final ClientMethod HOST = ClientMethod.object("getHost()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");

  /** Decides by these rules. */
  public JettyProxyHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets the proxy that Jetty has chosen, or null, and the origin. */
  @Override
  protected @Nullable Object on(@Nullable Object proxy, @Nullable Object origin) {
    if (proxy == null || origin == null) {
      return proxy;
    }
    var address = ADDRESS.get(origin);
    return isBypassed((String) HOST.get(address), PORT.number(address)) ? null : proxy;
  }
}
