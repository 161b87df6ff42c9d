package dev.redial.route;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Gives a proxy of the application's own the name, where it would get a placeholder. */
public final class PlaceholderNameHook extends Hook {
  /** Needs no rule: a placeholder was made for one. */
  public PlaceholderNameHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object address) throws IOException {
    return address instanceof InetSocketAddress asked && Placeholders.isOne(asked.getAddress())
        ? InetSocketAddress.createUnresolved(Placeholders.host(asked), asked.getPort())
        : address;
  }
}
