package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.http.Ports;
import dev.redial.route.Routes;
import dev.redial.rule.Rule;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the AWS SDK's client on Netty from a proxy that the application has given it where a rule
 * gives the way.
 *
 * <p>A pool asks three times while it is made, and the answers must be the same. So this one goes
 * where the client itself keeps its answers. A pool that is there already stays as it is.
 */
final class AwsProxyHook extends Hook {
  private final Routes routes;

  /** Decides by these rules. */
  public AwsProxyHook(Decisions decisions) {
    super(decisions);
    routes = new Routes(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.route().isEmpty();
  }

  /** Gets the answers so far by endpoint, and the endpoint that is asked about. */
  @Override
  @SuppressWarnings("unchecked") // as it is declared
  protected @Nullable Object on(
      @Nullable Object answers,
      @Nullable Object endpoint,
      @Nullable Object unused,
      @Nullable Object nothing) {
    if (answers != null
        && endpoint instanceof URI uri
        && routes.bypassesProxy(uri.getHost(), Ports.of(uri.getPort(), uri.getScheme()))) {
      ((Map<URI, Boolean>) answers).putIfAbsent(uri, false);
    }
    return answers;
  }
}
