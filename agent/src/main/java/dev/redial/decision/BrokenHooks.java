package dev.redial.decision;

import dev.redial.report.Log;
import dev.redial.rule.Rule;
import dev.redial.work.AgentCallScope;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What becomes of connections whose hook broke. Safe for use by many threads. */
final class BrokenHooks {
  private final Decisions decisions;
  private final Log log;
  private final ConcurrentHashMap<String, Boolean> said = new ConcurrentHashMap<>();

  BrokenHooks(Decisions decisions, Log log) {
    this.decisions = decisions;
    this.log = log;
  }

  /**
   * Records a hook that broke, perhaps before it knew of a rule.
   *
   * @throws IOException if a rule may be meant that needs it: the connection must not go on
   */
  void broke(Hook hook, Throwable t) throws IOException {
    var name = hook.getClass().getSimpleName();
    var rule = needing(hook);
    if (rule != null) {
      throw decisions.refusalByHook(rule, name, "perhaps this connection", t);
    }
    if (said.putIfAbsent(name, true) == null) {
      log.error(name + " failed, connections go on without it: " + t);
    }
  }

  private @Nullable Rule needing(Hook hook) {
    if (AgentCallScope.isGoingOn()) {
      return null;
    }
    long now = System.currentTimeMillis();
    for (var rule : decisions.active().rules().rules()) {
      if (now < rule.expires() && hook.isNeededBy(rule) && !decisions.onlyObserves(rule)) {
        return rule;
      }
    }
    return null;
  }
}
