package dev.redial.decision;

/**
 * A hook that no connection waits for, as it keeps pools, reports or shows something. A connection
 * goes on as it is whatever breaks in it.
 */
public abstract class SideHook extends Hook {
  /** Decides by these rules. */
  protected SideHook(Decisions decisions) {
    super(decisions, false);
  }
}
