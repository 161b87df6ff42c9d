package dev.redial.client.jetty;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.ClientMethod;
import dev.redial.route.Routes;
import dev.redial.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Keeps Jetty from a proxy that the application has given it where a rule gives the way. */
final class JettyProxyHook extends Hook {
  private static final ClientMethod ADDRESS = ClientMethod.object("getAddress()");
  private static final ClientMethod HOST = ClientMethod.object("getHost()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");

  private final Routes routes;

  /** Decides by these rules. */
  public JettyProxyHook(Decisions decisions) {
    super(decisions);
    routes = new Routes(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.route().isEmpty();
  }

  /** Gets the proxy that Jetty has chosen, or null, and the origin. */
  @Override
  protected @Nullable Object on(@Nullable Object proxy, @Nullable Object origin) {
    if (proxy == null || origin == null) {
      return proxy;
    }
    var address = ADDRESS.get(origin);
    return routes.bypassesProxy((String) HOST.get(address), PORT.number(address)) ? null : proxy;
  }
}
