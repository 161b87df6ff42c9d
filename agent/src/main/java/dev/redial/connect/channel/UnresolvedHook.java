package dev.redial.connect.channel;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.route.Placeholders;
import dev.redial.route.Routes;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Gives a ruled host that was not looked up a placeholder. JDK 25 and later refuse an unresolved
 * address before the channel gets it.
 */
final class UnresolvedHook extends Hook {
  private final Routes routes;

  /** Decides by these rules. */
  UnresolvedHook(Decisions decisions) {
    super(decisions);
    routes = new Routes(decisions, Place.CHANNEL);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.route().isEmpty();
  }

  @Override
  protected @Nullable Object on(@Nullable Object address) {
    return address instanceof InetSocketAddress asked
            && asked.isUnresolved()
            && routes.setsAddress(asked.getHostString(), asked.getPort())
        ? new InetSocketAddress(Placeholders.of(asked.getHostString()), asked.getPort())
        : address;
  }
}
