package dev.redial.tls;

import dev.redial.decision.Decisions;
import dev.redial.reflect.WeakIdentityMap;
import dev.redial.report.TlsFailure;
import dev.redial.work.AgentCallScope;
import javax.net.ssl.SSLEngine;

/**
 * Counts the handshakes of clients that come to nothing, each connection once: an alert is followed
 * by a close, and several hooks see that. Safe for use by many threads.
 */
public final class FailedHandshakes {
  private static final WeakIdentityMap<Object> COUNTED = new WeakIdentityMap<>();

  private final Decisions decisions;

  public FailedHandshakes(Decisions decisions) {
    this.decisions = decisions;
  }

  /** The handshake of an engine failed. */
  public void failed(SSLEngine engine, TlsFailure failure) {
    var peer = engine.getPeerHost();
    if (peer != null) {
      int port = Endpoints.port(engine, engine.getPeerPort());
      failed(engine, peer, Endpoints.asked(peer), port, failure);
    }
  }

  /**
   * A handshake failed.
   *
   * @param connection the SSLSocket or SSLEngine
   * @param peer that TLS is made under
   * @param asked the host that the application asked for, where no rule gave it another name
   */
  public void failed(Object connection, String peer, String asked, int port, TlsFailure failure) {
    if (AgentCallScope.isGoingOn()) {
      return; // TLS to a proxy is of its route, which says what failed
    }
    var rule = PeerNames.rule(peer);
    if (rule == null && (isRefused(asked, port) || isRefused(peer, port))) {
      return;
    }
    var host = rule == null ? asked : decisions.tracked().connections().host(connection);
    if (host != null && isFirst(connection)) {
      decisions.reports().handshakeFailed(rule, host, port, failure);
    }
  }

  /** By a rule that holds and was not applied: the connection was refused, and that was said. */
  private boolean isRefused(String peer, int port) {
    var rule = decisions.find(peer, port);
    return rule != null && rule.changesHandshake() && !decisions.onlyObserves(rule);
  }

  private static boolean isFirst(Object connection) {
    var mark = new Object();
    return COUNTED.add(connection, mark) == mark;
  }
}
