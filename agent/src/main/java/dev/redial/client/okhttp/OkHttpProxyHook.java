package dev.redial.client.okhttp;

import dev.redial.decision.Decisions;
import dev.redial.reflect.ClientMethod;
import dev.redial.route.ProxyBypassHook;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from the application's proxy, and from those that the application's selector names,
 * where a rule sets the route.
 */
final class OkHttpProxyHook extends ProxyBypassHook {
  private static final ClientMethod HOST = ClientMethod.object("host()");
  private static final ClientMethod PORT = ClientMethod.number("port()");

  /** Decides by these rules. */
  public OkHttpProxyHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets the proxy, or null where a selector is to be asked, and the URL. */
  @Override
  protected @Nullable Object on(@Nullable Object proxy, @Nullable Object url) {
    return url != null && isBypassed((String) HOST.get(url), PORT.number(url))
        ? Proxy.NO_PROXY
        : proxy;
  }
}
