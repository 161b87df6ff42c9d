package dev.redial.client.ktor;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.ClientMethod;
import dev.redial.rule.Effect;
import org.jspecify.annotations.Nullable;

/** Records the tunnel that Ktor's client is about to make to a host that a rule is for. */
final class KtorTunnelHook extends Hook {
  private static final ClientMethod URL = ClientMethod.object("getUrl()");
  private static final ClientMethod HOST = ClientMethod.object("getHost()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");

  /** Decides by these rules. */
  public KtorTunnelHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object request, @Nullable Object output) {
    if (request != null && output != null) {
      var url = URL.get(request);
      var host = (String) HOST.get(url);
      if (decisions.any(host, Effect.ANY) != null) {
        KtorTunnels.made(output, host, PORT.number(url));
      }
    }
    return request;
  }
}
