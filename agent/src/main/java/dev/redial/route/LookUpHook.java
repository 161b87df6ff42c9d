package dev.redial.route;

import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import dev.redial.rule.Effect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks a ruled host up in lower case; the addresses go on to bear the name as it was given.
 *
 * <p>DNS does not mind (RFC 4343), but what stands before it may: the JDK's own hosts file ({@code
 * jdk.net.hosts.file}), resolver plug-ins, name services of containers. The port is not known here,
 * so that one rule for the host, on whatever port, is enough.
 */
public final class LookUpHook extends Hook {
  private final boolean answers;

  private LookUpHook(Decisions decisions, boolean answers) {
    super(decisions);
    this.answers = answers;
  }

  /** Answers the JDK's look-up, in its place. */
  public static LookUpHook answer(Decisions decisions) {
    return new LookUpHook(decisions, true);
  }

  /** Gives what it is to resolve in lower case to a resolver that does not ask the JDK. */
  public static LookUpHook name(Decisions decisions) {
    return new LookUpHook(decisions, false);
  }

  @Override
  protected void permit(
      @Nullable Object given,
      @Nullable Object host,
      @Nullable Object none,
      @Nullable Object nothing) {
    if (answers && host instanceof String name && hasCapitals(name)) {
      checkLookUp(name, Effect.LOWERCASE);
    }
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object given,
      @Nullable Object host,
      @Nullable Object none,
      @Nullable Object nothing)
      throws IOException {
    if (answers) {
      return host instanceof String name ? answer(name) : null;
    }
    if (given instanceof InetSocketAddress asked) {
      var lower = lower(asked.getHostString());
      return lower == null ? given : InetSocketAddress.createUnresolved(lower, asked.getPort());
    }
    var lower = given instanceof String name ? lower(name) : null;
    return lower == null ? given : lower;
  }

  private InetAddress @Nullable [] answer(String name) throws IOException {
    var lower = lower(name);
    return lower == null ? null : NamedAddresses.of(name, InetAddress.getAllByName(lower));
  }

  /** In lower case, or null if the name is to be looked up as it is. */
  private @Nullable String lower(String name) {
    if (!hasCapitals(name)) {
      return null;
    }
    var rule = decisions.any(name, Effect.LOWERCASE);
    return rule == null || decisions.onlyObserves(rule) ? null : name.toLowerCase(Locale.ROOT);
  }

  private static boolean hasCapitals(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isUpperCase(name.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
