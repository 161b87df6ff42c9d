package dev.redial.client.jdk;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.http.Ports;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request of java.net.http before it is given a connection, where this JVM lacks what its
 * rule needs.
 */
final class HttpClientGuardHook extends Hook {
  /** Decides by these rules. */
  public HttpClientGuardHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.http().isEmpty() || rule.changesHandshake() || !rule.route().isEmpty();
  }

  /** Gets the request and its proxy. */
  @Override
  protected @Nullable Object on(@Nullable Object request, @Nullable Object proxy)
      throws IOException {
    if (request instanceof HttpRequest of && of.uri() != null) {
      var uri = of.uri();
      int port = Ports.of(uri.getPort(), uri.getScheme());
      decisions.require(uri.getHost(), port, Place.HTTP_CLIENT);
      if (proxy != null) {
        decisions.require(uri.getHost(), port, Place.HTTP_CLIENT_PROXY);
      }
    }
    return request;
  }
}
