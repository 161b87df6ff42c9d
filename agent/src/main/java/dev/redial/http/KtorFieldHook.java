package dev.redial.http;

import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import org.jspecify.annotations.Nullable;

/** Ktor: keeps the fields of a head back until {@link KtorEndHook} has them all. */
public final class KtorFieldHook extends Hook {
  /** Decides nothing. */
  public KtorFieldHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object unused,
      @Nullable Object builder,
      @Nullable Object name,
      @Nullable Object value) {
    var head = KtorHead.of(builder);
    if (head == null || name == null || value == null) {
      return null;
    }
    head.add(name.toString(), value.toString());
    return true;
  }
}
