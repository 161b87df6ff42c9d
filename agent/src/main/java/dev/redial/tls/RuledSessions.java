package dev.redial.tls;

import dev.redial.decision.ActiveRules;
import dev.redial.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.SSLSessionContext;

/**
 * The TLS sessions of ruled connections, in the caches of JSSE. Once its rule is gone no connection
 * asks for such a session any more, and it would lie there for a day. Safe for use by many threads.
 */
public final class RuledSessions {
  private static final Set<SSLSessionContext> CACHES =
      Collections.newSetFromMap(new WeakHashMap<>());

  private RuledSessions() {}

  public static void keptIn(SSLSessionContext cache) {
    synchronized (CACHES) {
      CACHES.add(cache);
    }
  }

  /** Drops those of rules, or versions of rules, that are not among these. */
  public static void dropOthers(ActiveRules rules) {
    List<SSLSessionContext> caches;
    synchronized (CACHES) {
      caches = new ArrayList<>(CACHES);
    }
    for (var cache : caches) {
      for (var ids = cache.getIds(); ids.hasMoreElements(); ) {
        var session = cache.getSession(ids.nextElement());
        var rule = session == null ? null : PeerNames.rule(session.getPeerHost());
        if (session != null && rule != null && !holds(rule, rules)) {
          session.invalidate();
        }
      }
    }
  }

  private static boolean holds(Rule rule, ActiveRules rules) {
    for (var active : rules.rules().rules()) {
      if (active.hasSameEffectAs(rule)) {
        return true;
      }
    }
    return false;
  }
}
