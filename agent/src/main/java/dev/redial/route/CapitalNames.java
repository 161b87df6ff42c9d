package dev.redial.route;

import dev.redial.decision.Decisions;
import dev.redial.rule.Effect;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The ruled hosts that are looked up in lower case. DNS does not mind (RFC 4343), but what stands
 * before it may: the JDK's own hosts file ({@code jdk.net.hosts.file}), resolver plug-ins, name
 * services of containers. The port is not known at a look-up, so that one rule for the host, on
 * whatever port, is enough. Safe for use by many threads.
 */
public record CapitalNames(Decisions decisions) {
  /** In lower case, or null if the name is to be looked up as it is. */
  public @Nullable String lower(String name) {
    if (!hasCapitals(name)) {
      return null;
    }
    var rule = decisions.any(name, Effect.LOWERCASE);
    return rule == null || decisions.onlyObserves(rule) ? null : name.toLowerCase(Locale.ROOT);
  }

  public static boolean hasCapitals(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isUpperCase(name.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
