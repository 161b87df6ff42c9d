package dev.redial.client.awscrt;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.ClientMethod;
import org.jspecify.annotations.Nullable;

/** The AWS CRT: records a pool that was made under a rule. */
final class CrtPoolHook extends Hook {
  private static final ClientMethod CLOSE = ClientMethod.object("close()");

  /** Decides nothing. */
  public CrtPoolHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object pool) {
    var options = pool == null ? null : CrtPools.made(pool);
    if (options != null) {
      CLOSE.call(options);
    }
    return pool;
  }
}
