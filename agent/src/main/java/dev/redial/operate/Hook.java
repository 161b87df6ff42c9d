package dev.redial.operate;

import dev.redial.bridge.RedialBridge;

/** What a woven method calls, through the bridge. */
public abstract class Hook extends RedialBridge {
  /** What this hook decides by. */
  protected final Decisions decisions;

  private int number = -1;

  /** Decides by these rules. */
  protected Hook(Decisions decisions) {
    this.decisions = decisions;
  }

  /** The number under which the bridge knows this hook. Called by the weaver only. */
  public final synchronized int number() {
    if (number < 0) {
      number = add(this);
    }
    return number;
  }

  @Override
  protected final void failed(Throwable t) {
    decisions.hookFailed(getClass().getSimpleName(), t);
  }
}
