package dev.redial.tls;

import dev.redial.library.ClientMethod;
import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import org.jspecify.annotations.Nullable;

/** The AWS CRT: takes note of a pool that was made under a rule. */
public final class CrtPoolHook extends Hook {
  private static final ClientMethod CLOSE = ClientMethod.object("close()");

  /** Decides nothing. */
  public CrtPoolHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object pool,
      @Nullable Object unused,
      @Nullable Object none,
      @Nullable Object nothing) {
    var options = pool == null ? null : CrtPools.made(pool);
    if (options != null) {
      CLOSE.call(options);
    }
    return pool;
  }
}
