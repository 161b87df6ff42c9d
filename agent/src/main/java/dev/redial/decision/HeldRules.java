package dev.redial.decision;

import dev.redial.work.AgentCallScope;
import org.jspecify.annotations.Nullable;

/** The version of the rules that holds now. Safe for use by many threads. */
final class HeldRules {
  private final @Nullable Runnable firstReading;

  /** Null until the rules are read for the first time. */
  private volatile @Nullable ActiveRules active;

  /**
   * Holds none yet.
   *
   * @param firstReading returns when the rules are read and {@link #replace} has been called
   */
  HeldRules(@Nullable Runnable firstReading) {
    this.firstReading = firstReading;
  }

  /** That version. Whoever needs it waits here while the rules are read for the first time. */
  ActiveRules get() {
    var known = active;
    return known == null ? read() : known;
  }

  /** What the agent itself dials for the reading is under no rule, and must not wait for it. */
  private ActiveRules read() {
    if (firstReading != null && !AgentCallScope.isGoingOn()) {
      firstReading.run();
    }
    var known = active;
    return known == null ? ActiveRules.none() : known;
  }

  /** That version, or null before the first. It waits for nobody. */
  @Nullable ActiveRules known() {
    return active;
  }

  void replace(ActiveRules rules) {
    active = rules;
  }
}
