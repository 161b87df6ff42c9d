package dev.redial.decision;

import dev.redial.rule.Rule;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The open connections that were made under a rule. They are known weakly: the application closes
 * or forgets them when it likes. Safe for use by many threads.
 */
public final class Connections {
  private final Set<Made> open = new HashSet<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  Connections() {}

  private static final class Made extends WeakReference<Object> {
    private final Rule rule;
    private final String host;
    private final int port;

    Made(Object connection, Rule rule, String host, int port, ReferenceQueue<Object> gone) {
      super(connection, gone);
      this.rule = rule;
      this.host = host;
      this.port = port;
    }

    boolean isOpen() {
      var connection = get();
      if (connection instanceof SSLSocket socket) {
        return !socket.isClosed();
      }
      return connection instanceof SSLEngine engine
          && !(engine.isOutboundDone() && engine.isInboundDone());
    }
  }

  /** Records one: an SSLSocket or an SSLEngine. */
  public synchronized void made(Object connection, Rule rule, String host, int port) {
    for (var one = gone.poll(); one != null; one = gone.poll()) {
      open.remove(one);
    }
    open.add(new Made(connection, rule, host, port, gone));
  }

  /** Records that one was closed, where it does not say so itself. */
  public synchronized void ended(Object connection) {
    open.removeIf(one -> one.refersTo(connection));
  }

  /** The host that the application asked for, or null for a connection without a rule. */
  public synchronized @Nullable String host(Object connection) {
    for (var one : open) {
      if (one.refersTo(connection)) {
        return one.host;
      }
    }
    return null;
  }

  /**
   * How many are open that were made under a rule which no longer holds for their host, by the
   * rule's name.
   */
  public synchronized Map<String, Integer> draining(Decisions decisions) {
    var draining = new TreeMap<String, Integer>();
    open.removeIf(one -> !one.isOpen());
    for (var one : open) {
      if (!one.rule.hasSameEffectAs(decisions.holding(one.host, one.port))) {
        draining.merge(one.rule.name(), 1, Integer::sum);
      }
    }
    decisions.tracked().routed().addDraining(draining);
    return draining;
  }
}
