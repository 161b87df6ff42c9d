package dev.redial.client.okhttp;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OkHttp puts the server's chain in order and throws where there is none. */
final class NoChainHook extends Hook {
  /** Decides by the chain, not by rules of its own. */
  public NoChainHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object unused, @Nullable Object chain) {
    return chain instanceof List<?> certificates && certificates.isEmpty() ? chain : null;
  }
}
