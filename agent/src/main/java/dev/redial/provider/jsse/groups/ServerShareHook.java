package dev.redial.provider.jsse.groups;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import org.jspecify.annotations.Nullable;

/**
 * Lets JSSE take the group that a server of TLS 1.3 chooses, if the rule offered it. JSSE finds the
 * group, asks whether the JVM as a whole offers it, and finds its key exchange. It calls this hook
 * after each of these, in that order.
 */
final class ServerShareHook extends Hook {
  private static final ThreadLocal<Object> CHOSEN = new ThreadLocal<>();

  private final GroupKeys keys = new GroupKeys();

  ServerShareHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object found, @Nullable Object handshake) {
    if (handshake == null) {
      return found;
    }
    if (found != null && keys.isGroup(found) && keys.areOfRule(handshake, found)) {
      CHOSEN.set(found);
      return found;
    }
    var group = CHOSEN.get();
    if (group == null) {
      return found;
    }
    if (found instanceof Boolean) {
      return true;
    }
    CHOSEN.remove();
    return found == null ? keys.exchange(group) : found;
  }
}
