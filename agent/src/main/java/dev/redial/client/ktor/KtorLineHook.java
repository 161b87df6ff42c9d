package dev.redial.client.ktor;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Ktor: sees the request line of a head, and with it the builder that the head is written to. */
final class KtorLineHook extends Hook {
  /** Decides nothing. */
  public KtorLineHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.http().isEmpty();
  }

  @Override
  protected @Nullable Object on(@Nullable Object builder) {
    if (builder != null) {
      KtorHead.begins(builder);
    }
    return builder;
  }
}
