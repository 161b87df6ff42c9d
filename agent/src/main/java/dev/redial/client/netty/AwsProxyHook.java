package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.http.Ports;
import dev.redial.route.ProxyBypassHook;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the AWS SDK's client on Netty from a proxy that the application has given it where a rule
 * sets the route.
 *
 * <p>A pool asks three times while it is made, and the answers must be the same. So this one goes
 * where the client itself keeps its answers. A pool that is there already stays as it is.
 */
final class AwsProxyHook extends ProxyBypassHook {
  /** Decides by these rules. */
  public AwsProxyHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets the answers so far by endpoint, and the endpoint that is asked about. */
  @Override
  @SuppressWarnings("unchecked") // as it is declared
  protected @Nullable Object on(@Nullable Object answers, @Nullable Object endpoint) {
    if (answers != null
        && endpoint instanceof URI uri
        && isBypassed(uri.getHost(), Ports.of(uri.getPort(), uri.getScheme()))) {
      ((Map<URI, Boolean>) answers).putIfAbsent(uri, false);
    }
    return answers;
  }
}
