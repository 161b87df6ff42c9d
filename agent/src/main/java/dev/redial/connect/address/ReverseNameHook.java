package dev.redial.connect.address;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Effect;
import dev.redial.tls.AddressNames;
import dev.redial.tls.Endpoints;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Records the names that a look-up of an address answers, if a rule matches the address. A client
 * that is given an address may open TLS under that name.
 */
final class ReverseNameHook extends Hook {
  /** Decides by these rules. */
  public ReverseNameHook(Decisions decisions) {
    super(decisions);
  }

  /** Answers with a name that tells of the address. */
  @Override
  protected @Nullable Object on(@Nullable Object result, @Nullable Object address) {
    if (result instanceof String name
        && address instanceof InetAddress asked
        && decisions.active().rules().tellAddresses()
        && AddressNames.isLiteral(asked)) {
      var literal = asked.getHostAddress();
      if (!literal.equals(name) && decisions.any(literal, Effect.ANY) != null) {
        return Endpoints.lookedUp(name, literal);
      }
    }
    return result;
  }
}
