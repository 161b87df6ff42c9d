package dev.redial.route;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Gives a ruled host in lower case to a library's own resolver, which does not ask the JDK. */
public final class ResolverHook extends Hook {
  private final CapitalNames capitals;

  /** Decides by these rules. */
  public ResolverHook(Decisions decisions) {
    super(decisions);
    capitals = new CapitalNames(decisions);
  }

  /** Gets a name or an address that is not resolved, and answers what is to be resolved. */
  @Override
  protected @Nullable Object on(@Nullable Object given) {
    if (given instanceof InetSocketAddress asked) {
      var lower = capitals.lower(asked.getHostString());
      return lower == null ? given : InetSocketAddress.createUnresolved(lower, asked.getPort());
    }
    var lower = given instanceof String name ? capitals.lower(name) : null;
    return lower == null ? given : lower;
  }
}
