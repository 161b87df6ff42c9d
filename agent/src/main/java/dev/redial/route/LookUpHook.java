package dev.redial.route;

import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks a ruled host up in lower case.
 *
 * <p>DNS does not mind (RFC 4343), but what stands before it may: the JDK's own hosts file ({@code
 * jdk.net.hosts.file}), resolver plug-ins, name services of containers. The port is not known here,
 * so that a rule for some ports leaves the look-up alone.
 */
public final class LookUpHook extends Hook {
  /** Decides by these rules. */
  public LookUpHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object host,
      @Nullable Object unused,
      @Nullable Object none,
      @Nullable Object nothing) {
    if (!(host instanceof String name)) {
      return host;
    }
    var rule = decisions.find(name, 0);
    if (rule == null || !rule.http().lowercase() || decisions.onlyObserves(rule)) {
      return host;
    }
    return name.toLowerCase(Locale.ROOT);
  }
}
