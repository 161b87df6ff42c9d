package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.reflect.ClientMethod;
import dev.redial.route.ProxyBypassHook;
import org.jspecify.annotations.Nullable;

/**
 * Keeps AsyncHttpClient from a proxy that the application has given it where a rule sets the route.
 */
final class AsyncHttpProxyHook extends ProxyBypassHook {
  private static final ClientMethod URI = ClientMethod.object("getUri()");
  private static final ClientMethod HOST = ClientMethod.object("getHost()");

  /** That of the scheme where the URI has none. */
  private static final ClientMethod PORT = ClientMethod.number("getExplicitPort()");

  /** Decides by these rules. */
  public AsyncHttpProxyHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets the proxy that was chosen, or null, and the request. */
  @Override
  protected @Nullable Object on(@Nullable Object proxy, @Nullable Object request) {
    if (proxy == null || request == null) {
      return proxy;
    }
    var uri = URI.get(request);
    return isBypassed((String) HOST.get(uri), PORT.number(uri)) ? null : proxy;
  }
}
