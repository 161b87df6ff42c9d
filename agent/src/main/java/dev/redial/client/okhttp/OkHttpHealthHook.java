package dev.redial.client.okhttp;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.reflect.ClientMethod;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp up to 3.5: has it take a kept connection that was made under another rule for a broken
 * one, and look for another. Later ones are asked whether they are eligible.
 */
final class OkHttpHealthHook extends SideHook {
  /** Has become another method in 3.6; OkHttp 4 would also ask after a new connection's health. */
  private static final ClientMethod OLD_CONNECT =
      ClientMethod.object("connect(int,int,int,List,boolean)");

  /** Decides by these rules. */
  public OkHttpHealthHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object healthy, @Nullable Object connection) {
    return Boolean.TRUE.equals(healthy) && connection != null && OLD_CONNECT.isIn(connection)
        ? (Object) !OkHttpPool.isStale(decisions, connection)
        : healthy;
  }
}
