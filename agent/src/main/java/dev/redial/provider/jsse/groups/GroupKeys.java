package dev.redial.provider.jsse.groups;

import dev.redial.reflect.Handles;
import dev.redial.tls.NamedGroups;
import dev.redial.tls.PeerNames;
import dev.redial.tls.trust.Jsse;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The exchange of keys in TLS 1.3, for groups that a rule offers; in Java 12 to 19. */
final class GroupKeys {
  private static final String GROUP = "sun.security.ssl.NamedGroup";

  private final NamedGroups names = new NamedGroups();
  private final VarHandle requested;
  private final MethodHandle agreement;
  private final MethodHandle exchange;

  /** Fails if this JDK lacks a member that is needed. */
  GroupKeys() throws ReflectiveOperationException {
    MethodHandles.lookup().ensureInitialized(Jsse.class);
    requested = Handles.of("sun.security.ssl.HandshakeContext").field("clientRequestedNamedGroups");
    agreement =
        Handles.of("sun.security.ssl.SSLKeyExchange$T13KeyAgreement")
            .constructor(Object.class, GROUP);
    exchange =
        Handles.of("sun.security.ssl.SSLKeyExchange")
            .constructor(Object.class, List.class.getName(), "sun.security.ssl.SSLKeyAgreement");
  }

  /** Whether it is a group of JSSE's. */
  boolean isGroup(Object found) {
    return found.getClass().getName().equals(GROUP);
  }

  /** Whether the rule of a handshake names the group, and it was offered. */
  boolean areOfRule(Object handshake, Object group) {
    var rule = PeerNames.rule(Jsse.peerOfHello(handshake));
    if (rule == null) {
      return false;
    }
    var selection = rule.tls().algorithms().groups();
    try {
      var name = names.nameOf(group);
      boolean isNamed = selection.add().contains(name) || selection.only().contains(name);
      return isNamed && ((List<?>) requested.get(handshake)).contains(group);
    } catch (Throwable t) {
      // then JSSE refuses the group
      return false;
    }
  }

  /** One that the JVM as a whole does not have, or null. */
  @Nullable Object exchange(Object group) {
    try {
      return exchange.invoke(null, agreement.invoke(group));
    } catch (Throwable t) {
      return null;
    }
  }
}
