package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Netty over HTTP/1.1: has the encoder write what {@link NettyRequest1Hook} has made. */
final class NettyHeaders1Hook extends Hook {
  /** Decides nothing by itself. */
  public NettyHeaders1Hook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.http().isEmpty();
  }

  @Override
  protected @Nullable Object on(@Nullable Object headers) {
    var changed = NettyRequest1Hook.takeChanged();
    return changed == null ? headers : changed;
  }
}
