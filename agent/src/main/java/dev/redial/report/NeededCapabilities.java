package dev.redial.report;

import dev.redial.rule.Capability;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The capabilities whose types are woven since a rule has needed them ({@link
 * Capability#isOnDemand}). Safe for use by many threads.
 */
final class NeededCapabilities {
  private volatile Set<Capability> woven = EnumSet.noneOf(Capability.class);
  private volatile @Nullable Consumer<Capability> weaver;

  /** Has this one weave the types of a capability before it returns. */
  void weaveBy(Consumer<Capability> weaver) {
    this.weaver = weaver;
  }

  /** Whether the types are still to be woven, for a capability that a rule needs. */
  boolean isToBeWoven(Capability capability) {
    return capability.isOnDemand() && !woven.contains(capability);
  }

  /** Returns once the types are woven. Where that fails, the next call tries it again. */
  synchronized void weave(Capability capability) {
    var by = weaver;
    if (by == null || woven.contains(capability)) {
      return;
    }
    by.accept(capability);
    var more = EnumSet.copyOf(woven);
    more.add(capability);
    woven = more;
  }
}
