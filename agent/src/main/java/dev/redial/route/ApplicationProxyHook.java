package dev.redial.route;

import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Keeps a client of the JDK from its own proxy where a rule gives the way. */
public final class ApplicationProxyHook extends Hook {
  private final Routes routes;

  /** Decides by these rules. */
  public ApplicationProxyHook(Decisions decisions) {
    super(decisions);
    routes = new Routes(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object proxy,
      @Nullable Object asked,
      @Nullable Object unused,
      @Nullable Object nothing) {
    if (proxy == null || proxy == Proxy.NO_PROXY) {
      return proxy;
    }
    if (asked instanceof URL url) {
      int port = url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
      return routes.bypassesProxy(url.getHost(), port) ? Proxy.NO_PROXY : proxy;
    }
    return asked instanceof URI uri && bypasses(uri) ? null : proxy;
  }

  private boolean bypasses(URI uri) {
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
    return uri.getHost() != null && routes.bypassesProxy(uri.getHost(), port);
  }
}
