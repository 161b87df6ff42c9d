package dev.redial.operate;

import dev.redial.bridge.RedialBridge;
import dev.redial.rule.Rule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a woven method calls, through the bridge. */
public abstract class Hook extends RedialBridge {
  /** What this hook decides by. */
  protected final Decisions decisions;

  private int number = -1;

  /** Decides by these rules. */
  protected Hook(Decisions decisions) {
    this(decisions, true);
  }

  /** For {@link SideHook}. */
  Hook(Decisions decisions, boolean decides) {
    super(decides);
    this.decisions = decisions;
  }

  /**
   * Whether a connection under this rule must not go on without what this hook does. If it breaks,
   * it may not have known yet whom the connection is for.
   */
  protected boolean isNeededBy(Rule rule) {
    return false;
  }

  /** The number under which the bridge knows this hook. Called by the weaver only. */
  public final synchronized int number() {
    if (number < 0) {
      number = add(this);
    }
    return number;
  }

  @Override
  protected final @Nullable Object broke(@Nullable Object value, Throwable t) throws IOException {
    if (t.getCause() instanceof VirtualMachineError end) {
      throw end;
    }
    decisions.brokenHooks().broke(this, t);
    return value;
  }
}
