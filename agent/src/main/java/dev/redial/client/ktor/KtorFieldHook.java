package dev.redial.client.ktor;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Ktor: keeps the fields of a head back until {@link KtorEndHook} has them all. */
final class KtorFieldHook extends Hook {
  /** Decides nothing. */
  public KtorFieldHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.http().isEmpty();
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
