package dev.redial.http.raw;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Wraps in the place of an engine, where a rule changes request heads there. */
final class RawEngineHook extends Hook {
  private final RawEngines engines;

  /** Decides by these rules. */
  public RawEngineHook(Decisions decisions) {
    super(decisions);
    this.engines = RawEngines.of(decisions);
  }

  @Override
  protected boolean isConcerned(@Nullable Object engine) {
    return engines.isKnown(engine);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return rule.http().rawHttp();
  }

  /** Gets an engine and what {@code wrap} gets; answers with the engine to have it go on. */
  @Override
  protected @Nullable Object on(
      @Nullable Object self, @Nullable Object from, @Nullable Object range, @Nullable Object to)
      throws IOException {
    if (!(self instanceof SSLEngine engine)
        || !(range instanceof Long known)
        || !(to instanceof ByteBuffer target)) {
      return self;
    }
    var result = engines.wrap(engine, from, known, target);
    return result == null ? self : result;
  }
}
