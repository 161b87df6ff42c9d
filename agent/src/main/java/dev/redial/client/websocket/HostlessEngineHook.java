package dev.redial.client.websocket;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.PeerHost;
import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A client that makes its TLS engine without the host of its URL: tells the engine of a ruled URL,
 * so that the rule is found when the handshake begins. Otherwise only the request would change.
 */
final class HostlessEngineHook extends Hook {
  private final PeerHost peerHost;

  /** Fails if this JDK keeps the peer host elsewhere. */
  public HostlessEngineHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    this.peerHost = new PeerHost();
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object result,
      @Nullable Object target,
      @Nullable Object unused,
      @Nullable Object nothing)
      throws IOException {
    if (result instanceof SSLEngine engine
        && target instanceof URI uri
        && uri.getHost() != null
        && engine.getPeerHost() == null) {
      tell(engine, uri.getHost(), uri.getPort() > 0 ? uri.getPort() : 443);
    }
    return null;
  }

  private void tell(SSLEngine engine, String host, int port) throws IOException {
    var rule = decisions.find(host, port);
    if (rule == null || !rule.changesHandshake() || decisions.onlyObserves(rule)) {
      return;
    }
    try {
      peerHost.set(engine, host, port);
      if (!host.equals(engine.getPeerHost()) || engine.getPeerPort() != port) {
        throw new SSLException(engine.getClass().getName() + " cannot be told its peer's host");
      }
    } catch (Throwable t) {
      throw decisions.refusal(rule, "TLS", host, t);
    }
  }
}
