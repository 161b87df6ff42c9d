package dev.redial.tls;

import dev.redial.decision.Decisions;
import dev.redial.rule.Layer;
import java.io.IOException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Tells an engine that was made without a host whom it is for, so that the rule is found when the
 * handshake begins. An engine offers no server name for what it is told afterwards.
 */
public final class EngineHosts {
  private final Decisions decisions;
  private final PeerHost peerHost;

  /** Fails if this JDK keeps the peer host elsewhere. */
  public EngineHosts(Decisions decisions) throws ReflectiveOperationException {
    this.decisions = decisions;
    this.peerHost = new PeerHost();
  }

  /**
   * Tells it where a rule changes the handshake; any other engine stays as it is.
   *
   * @throws IOException if a rule does, and the engine cannot be told
   */
  public void tell(SSLEngine engine, String host, int port) throws IOException {
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
      throw decisions.refusal(rule, Layer.TLS, host, t);
    }
  }
}
