package dev.redial.provider.jsse.trust;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.RuleConstraints;
import java.security.CryptoPrimitive;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Permits, on a ruled connection, exactly those entries of {@code jdk.tls.disabledAlgorithms} that
 * its rule names.
 *
 * <p>{@code SSLAlgorithmConstraints} is asked for the handshake and for certificate paths. Only the
 * handshake's instances enforce the certificate-path property as well, by a flag of theirs. The
 * others stay as they are, so that no certificate is accepted which would be refused without a
 * rule.
 */
public final class DisabledAlgorithmHook extends Hook {
  private static final Set<CryptoPrimitive> HANDSHAKE =
      EnumSet.of(CryptoPrimitive.KEY_AGREEMENT, CryptoPrimitive.SIGNATURE);

  /** Decides by the connection's mark, not by rules of its own. */
  public DisabledAlgorithmHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object permitted,
      @Nullable Object algorithm,
      @Nullable Object constraints,
      @Nullable Object forHandshake) {
    if (Boolean.FALSE.equals(permitted)
        && constraints instanceof RuleConstraints mark
        && Boolean.TRUE.equals(forHandshake)
        && algorithm instanceof String name
        && mark.relaxes(name)) {
      return mark.permits(HANDSHAKE, name, null);
    }
    return permitted;
  }
}
