package dev.redial.client.jdk;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a connection of HttpURLConnection or HttpsURLConnection before it is dialled, where this
 * JVM lacks what its rule needs.
 */
final class UrlGuardHook extends Hook {
  /** Decides by these rules. */
  public UrlGuardHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.http().isEmpty() || rule.changesHandshake() || !rule.route().isEmpty();
  }

  /** Gets the URL and the client that opens a connection for it. */
  @Override
  protected @Nullable Object on(@Nullable Object asked, @Nullable Object client)
      throws IOException {
    if (asked instanceof URL url && client != null) {
      int port = url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
      boolean secure = "https".equals(url.getProtocol());
      decisions.require(
          url.getHost(), port, secure ? Place.HTTPS_URL_CONNECTION : Place.URL_CONNECTION);
      if (decisions.lacks().isIncomplete(Place.URL_PROXY) && proxy(client) != Proxy.NO_PROXY) {
        decisions.require(url.getHost(), port, Place.URL_PROXY);
      }
    }
    return asked;
  }

  private static Object proxy(Object client) {
    try {
      var field = Class.forName("sun.net.NetworkClient", false, null).getDeclaredField("proxy");
      field.setAccessible(true);
      return field.get(client);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
