package dev.redial.provider.jsse.groups;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.NamedGroups;
import dev.redial.tls.PeerNames;
import dev.redial.tls.trust.Jsse;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets JSSE take the group that a server of TLS 1.2 chooses, if the rule offered it. Up to Java 19
 * it asks whether the JVM as a whole offers that group; then it is asked of another one.
 */
final class ChosenGroupHook extends Hook {
  private final NamedGroups groups;

  /** Fails if this JDK lacks a member that is needed. */
  public ChosenGroupHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    MethodHandles.lookup().ensureInitialized(Jsse.class);
    this.groups = new NamedGroups();
  }

  @Override
  protected @Nullable Object on(@Nullable Object chosen, @Nullable Object handshake) {
    var rule = handshake == null ? null : PeerNames.rule(Jsse.peerOfHello(handshake));
    if (rule == null || chosen == null) {
      return chosen;
    }
    var selection = rule.tls().algorithms().groups();
    try {
      var name = groups.nameOf(chosen);
      boolean isOffered = selection.add().contains(name) || selection.only().contains(name);
      return isOffered ? ofJvm() : chosen;
    } catch (Throwable t) {
      // then JSSE refuses the group
      return chosen;
    }
  }

  private static Object ofJvm() throws ReflectiveOperationException {
    var holder = "sun.security.ssl.SupportedGroupsExtension$SupportedGroups";
    var field = Class.forName(holder, false, null).getDeclaredField("supportedNamedGroups");
    field.setAccessible(true);
    return Objects.requireNonNull(Array.get(field.get(null), 0));
  }
}
