package dev.redial.catalog;

import dev.redial.rule.Capability;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which types stay as they are until somebody needs what they are woven for. Few rules do,
 * and each woven type costs CPU in a JVM's first connection. Safe for use by many threads.
 */
final class OnDemand {
  private volatile Set<Capability> needed = EnumSet.noneOf(Capability.class);

  /** The types of a capability are woven from now on; answers whether that is news. */
  synchronized boolean need(Capability capability) {
    if (needed.contains(capability)) {
      return false;
    }
    var more = EnumSet.copyOf(needed);
    more.add(capability);
    needed = more;
    return true;
  }

  /** Whether nobody needs what the type is woven for; false for a type of a library. */
  boolean leaves(@Nullable ClassLoader loader, String type) {
    if (!TypeWeaver.isOfJdk(loader)) {
      return false;
    }
    var known = needed;
    boolean isLeft = false;
    for (var capability : Capability.of(type)) {
      if (!capability.isOnDemand() || known.contains(capability)) {
        return false;
      }
      isLeft = true;
    }
    return isLeft;
  }
}
