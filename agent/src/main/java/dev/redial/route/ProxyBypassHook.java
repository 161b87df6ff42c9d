package dev.redial.route;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Keeps a client from a proxy that the application has given it, where a rule sets the route. */
public abstract class ProxyBypassHook extends Hook {
  private final Routes routes;

  /** Decides by these rules. */
  protected ProxyBypassHook(Decisions decisions) {
    super(decisions);
    routes = new Routes(decisions);
  }

  @Override
  protected final boolean isNeededBy(Rule rule) {
    return !rule.route().isEmpty();
  }

  /** Whether the connection goes out without the application's proxy. */
  protected final boolean isBypassed(@Nullable String host, int port) {
    return routes.bypassesProxy(host, port);
  }
}
