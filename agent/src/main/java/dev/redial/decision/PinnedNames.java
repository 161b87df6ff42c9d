package dev.redial.decision;

import org.jspecify.annotations.Nullable;

/**
 * Notices that a rule gives a connection another verify name for the first time. Until then nobody
 * who checks names has to know of rules, and the search for them is spared.
 *
 * <p>Safe for use by many threads; all but the first time it is one look at a field.
 */
public final class PinnedNames {
  private volatile @Nullable Runnable first;

  /** What is done the first time, before the handshake goes on. It must not throw. */
  public synchronized void atFirst(Runnable action) {
    first = action;
  }

  /** A connection is about to get another verify name. */
  public void pinned() {
    if (first != null) {
      runOnce();
    }
  }

  /** Others wait for it: their verifiers may be asked next. */
  private synchronized void runOnce() {
    var action = first;
    if (action != null) {
      action.run();
      first = null;
    }
  }
}
