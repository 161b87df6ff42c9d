package dev.redial.provider.jsse.groups;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import org.jspecify.annotations.Nullable;

/**
 * Has JSSE make a key of TLS 1.3 for a group that a rule offers. Up to Java 19 it has keys for
 * those groups only that the JVM as a whole offers.
 */
final class KeyShareHook extends Hook {
  private final GroupKeys keys = new GroupKeys();

  KeyShareHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object exchange, @Nullable Object handshake, @Nullable Object group) {
    if (exchange != null || handshake == null || group == null) {
      return exchange;
    }
    return keys.areOfRule(handshake, group) ? keys.exchange(group) : null;
  }
}
