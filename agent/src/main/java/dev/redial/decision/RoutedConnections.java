package dev.redial.decision;

import dev.redial.rule.Rule;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The open connections that a rule has routed, with TLS or without. A pool tells one by its local
 * port, which no other open connection has. They are known weakly. Safe for use by many threads;
 * for hosts without a rule nothing is allocated.
 */
public final class RoutedConnections {
  /** Connections that know less of their host than their pool does would be given up for ever. */
  private static final int MOST_STRANGERS = 256;

  private final Decisions decisions;
  private final List<Made> open = new ArrayList<>();
  private volatile boolean isEmpty = true;
  private int strangers;

  RoutedConnections(Decisions decisions) {
    this.decisions = decisions;
  }

  /** One of them. */
  public abstract static class Made extends WeakReference<Object> {
    private final Rule rule;
    private final String host;
    private final int port;

    /** By the host and the port that the application asked for. */
    protected Made(Object connection, Rule rule, String host, int port) {
      super(connection);
      this.rule = rule;
      this.host = host;
      this.port = port;
    }

    /** Whether the connection is not closed yet. */
    protected abstract boolean isOpen(Object connection);

    /** The local port, or 0 before it is connected. */
    protected abstract int localPort(Object connection);

    private boolean isGone() {
      var connection = get();
      return connection == null || !isOpen(connection);
    }

    private boolean isAt(int localPort) {
      var connection = get();
      return connection != null && localPort(connection) == localPort;
    }
  }

  /** Records one. */
  public synchronized void made(Made connection) {
    open.removeIf(Made::isGone);
    open.add(connection);
    isEmpty = false;
  }

  /** Other rules hold. */
  synchronized void replaced() {
    strangers = 0;
  }

  /** Whether there are none. */
  public boolean areNone() {
    return isEmpty;
  }

  /** Whether it is worth asking {@link #isStale}. */
  public boolean mayBeStale(@Nullable String host, int port) {
    return !isEmpty || way(host, port) != null;
  }

  /**
   * Whether a kept connection to that host must not serve another request, as it takes another
   * route than a connection made now would.
   */
  public synchronized boolean isStale(int localPort, @Nullable String host, int port) {
    open.removeIf(Made::isGone);
    isEmpty = open.isEmpty();
    var now = way(host, port);
    for (var made : open) {
      if (made.isAt(localPort)) {
        return now == null || !now.route().equals(made.rule.route());
      }
    }
    return now != null && strangers++ < MOST_STRANGERS;
  }

  private @Nullable Rule way(@Nullable String host, int port) {
    var rule = decisions.find(host, port);
    return rule == null || !rule.route().dials() || decisions.onlyObserves(rule) ? null : rule;
  }

  /** Adds those whose rule no longer holds to the counts, by the rule's name. */
  synchronized void addDraining(Map<String, Integer> draining) {
    open.removeIf(Made::isGone);
    for (var made : open) {
      // a rule that changes TLS too has its connections counted there
      if (!made.rule.changesHandshake()
          && !made.rule.hasSameEffectAs(decisions.holding(made.host, made.port))) {
        draining.merge(made.rule.name(), 1, Integer::sum);
      }
    }
  }
}
