package dev.redial.tls;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The verify names that rules have put in place of a connection's peer host.
 *
 * <p>A session tells its peer host and nothing of rules. A pinned name is therefore a String
 * instance that nobody else holds, and the instance tells a ruled connection from one that the
 * application itself makes to a host of the same name. Grows with the distinct names of rules only.
 */
public final class VerifyNames {
  private static final ConcurrentHashMap<String, String> PINNED = new ConcurrentHashMap<>();

  private VerifyNames() {}

  /** The instance to use as the peer host of ruled connections. */
  @SuppressWarnings("StringCopy") // the point of it: an instance of our own
  static String pin(String name) {
    var known = PINNED.get(name);
    if (known != null) {
      return known;
    }
    var pinned = new String(name);
    var first = PINNED.putIfAbsent(pinned, pinned);
    return first == null ? pinned : first;
  }

  /** Whether this very instance was put there by a rule. */
  @SuppressWarnings("ReferenceEquality")
  static boolean isPinned(@Nullable String name) {
    return name != null && PINNED.get(name) == name;
  }
}
