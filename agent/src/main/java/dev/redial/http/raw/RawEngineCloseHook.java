package dev.redial.http.raw;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Has an engine close its output only after what is kept back has gone through it. */
final class RawEngineCloseHook extends SideHook {
  private final RawEngines engines;

  /** Decides by these rules. */
  public RawEngineCloseHook(Decisions decisions) {
    super(decisions);
    this.engines = RawEngines.of(decisions);
  }

  @Override
  protected boolean isConcerned(@Nullable Object engine) {
    return engines.isKnown(engine);
  }

  @Override
  protected @Nullable Object on(@Nullable Object unused, @Nullable Object self) {
    boolean isDelayed = self instanceof SSLEngine engine && engines.delaysClose(engine);
    return isDelayed ? true : null;
  }
}
