package dev.redial.client.jdk;

import dev.redial.decision.Decisions;
import dev.redial.route.ProxyBypassHook;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a client of the JDK from its own proxy where a rule sets the route. Other clients are kept
 * from the proxies that a selector of the JDK names.
 */
final class ApplicationProxyHook extends ProxyBypassHook {
  /** Decides by these rules. */
  public ApplicationProxyHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object proxy, @Nullable Object asked) {
    if (proxy == null || proxy == Proxy.NO_PROXY) {
      return proxy;
    }
    if (asked instanceof URL url) {
      int port = url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
      return isBypassed(url.getHost(), port) ? Proxy.NO_PROXY : proxy;
    }
    return asked instanceof URI uri && bypasses(uri) ? noneFor(proxy) : proxy;
  }

  /** In the terms of who asked: a selector answers with a list. */
  private static @Nullable Object noneFor(Object proxy) {
    return proxy instanceof List ? List.of(Proxy.NO_PROXY) : null;
  }

  private boolean bypasses(URI uri) {
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
    return uri.getHost() != null && isBypassed(uri.getHost(), port);
  }
}
