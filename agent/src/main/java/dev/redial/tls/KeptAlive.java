package dev.redial.tls;

import dev.redial.decision.Decisions;
import dev.redial.rule.Rule;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connection that a client kept for its next request was made under what holds now for
 * its host. Safe for use by many threads.
 */
public final class KeptAlive {
  /** A handshake that began before a change may have ended that much later, in milliseconds. */
  private static final long LONGEST_HANDSHAKE = 60_000;

  private KeptAlive() {}

  /**
   * Whether the connection must not serve another request.
   *
   * @param session of the connection, or null for one without TLS, which every rule may use
   */
  public static boolean isStale(
      Decisions decisions, @Nullable SSLSession session, @Nullable String host, int port) {
    if (session == null) {
      return false;
    }
    var then = PeerNames.rule(session.getPeerHost());
    var now = decisions.find(host, port);
    if (now != null && (isForHeadsOnly(now) || decisions.onlyObserves(now))) {
      now = null;
    }
    if (then != null) {
      return isOther(then, now);
    }
    return now != null
        && (leavesNoMark(now) ? isOlder(decisions, session) : mayBeOlder(decisions, session));
  }

  /** The same for the connection of an engine of a client's. */
  public static boolean isStale(Decisions decisions, SSLEngine engine) {
    var peer = engine.getPeerHost();
    if (!engine.getUseClientMode() || peer == null) {
      return false;
    }
    int port = Endpoints.port(engine, engine.getPeerPort());
    var host =
        PeerNames.rule(peer) == null
            ? Endpoints.asked(peer)
            : decisions.tracked().connections().host(engine);
    return host != null && isStale(decisions, engine.getSession(), host, port);
  }

  /** Another route to the server is the matter of {@code RoutedConnections}. */
  private static boolean isForHeadsOnly(Rule rule) {
    return !rule.changesHandshake() && (rule.route().isEmpty() || rule.route().dials());
  }

  /** A rule that only keeps connections from a proxy of the application's. */
  private static boolean leavesNoMark(Rule rule) {
    return rule.route().direct() && !rule.changesHandshake();
  }

  private static boolean isOther(Rule then, @Nullable Rule now) {
    return now == null || !now.hasSameEffectAs(then);
  }

  /**
   * A connection that knows less of its host than its pool does is under no rule, although the host
   * has one. It must not be given up for that again and again.
   */
  private static boolean mayBeOlder(Decisions decisions, SSLSession session) {
    return session.getCreationTime() < decisions.changed() + LONGEST_HANDSHAKE;
  }

  /** One that was made since is under the rule, though nothing about it tells so. */
  private static boolean isOlder(Decisions decisions, SSLSession session) {
    return Math.max(session.getCreationTime(), session.getLastAccessedTime()) < decisions.changed();
  }
}
