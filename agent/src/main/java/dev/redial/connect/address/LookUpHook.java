package dev.redial.connect.address;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.route.CapitalNames;
import dev.redial.route.NamedAddresses;
import dev.redial.route.SparedLookUps;
import dev.redial.rule.Effect;
import dev.redial.work.Trusted;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Answers the JDK's look-up of a host that a rule matches.
 *
 * <p>Where a rule says where to dial, the answer is an address that stands for the host. Where a
 * rule asks for lower case, the answer has the addresses of the name in lower case. They keep the
 * name as it was given.
 */
final class LookUpHook extends Hook {
  private final SparedLookUps spared;
  private final CapitalNames capitals;

  /** Decides by these rules. */
  public LookUpHook(Decisions decisions) {
    super(decisions);
    spared = new SparedLookUps(decisions);
    capitals = new CapitalNames(decisions);
  }

  @Override
  protected void permit(@Nullable Object host, @Nullable Object unused) {
    if (host instanceof String name && CapitalNames.hasCapitals(name)) {
      checkLookUp(name, Effect.LOWERCASE);
    }
  }

  @Override
  protected @Nullable Object on(@Nullable Object unused, @Nullable Object host) throws IOException {
    return host instanceof String name ? answer(name) : null;
  }

  private InetAddress @Nullable [] answer(String name) throws IOException {
    // A SecurityManager grants names by their addresses, and knows no placeholder.
    var placeholder = Trusted.isWatched() ? null : spared.answer(name);
    if (placeholder != null) {
      return new InetAddress[] {placeholder};
    }
    var lower = capitals.lower(name);
    return lower == null ? null : NamedAddresses.of(name, InetAddress.getAllByName(lower));
  }
}
