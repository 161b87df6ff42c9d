package dev.redial.client.websocket;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.EngineHosts;
import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Tells a TLS engine that was made without a host the host of its ruled URL. The handshake then
 * finds the rule; otherwise only the request would change.
 */
final class HostlessEngineHook extends Hook {
  private final EngineHosts hosts;

  /** Fails if this JDK keeps the peer host elsewhere. */
  public HostlessEngineHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    this.hosts = new EngineHosts(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object result, @Nullable Object target)
      throws IOException {
    if (result instanceof SSLEngine engine
        && target instanceof URI uri
        && uri.getHost() != null
        && engine.getPeerHost() == null) {
      hosts.tell(engine, uri.getHost(), uri.getPort() > 0 ? uri.getPort() : 443);
    }
    return null;
  }
}
