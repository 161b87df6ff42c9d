package dev.redial.client.pekko;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.ClientMethod;
import dev.redial.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Pekko HTTP and Akka HTTP: sees which Host fields are made for connections to port 443. */
final class PekkoTargetHook extends Hook {
  private static final int HTTPS = 443;
  private static final ClientMethod URI = ClientMethod.object("uri()");
  private static final ClientMethod PORT = ClientMethod.number("effectivePort()");
  private static final ClientMethod HOST_PORT = ClientMethod.number("port()");

  /** For these rules. */
  public PekkoTargetHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.http().isEmpty();
  }

  /** Gets what a call answered, maybe such a field, and the port or the WebSocket request. */
  @Override
  protected @Nullable Object on(@Nullable Object result, @Nullable Object source) {
    if (result != null && source != null && HOST_PORT.isIn(result) && port(source) == HTTPS) {
      PekkoTargets.addSecure(result);
    }
    return null;
  }

  private static int port(Object source) {
    return source instanceof Integer port ? port : PORT.number(URI.get(source));
  }
}
