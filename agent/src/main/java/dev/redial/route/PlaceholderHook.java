package dev.redial.route;

import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import dev.redial.rule.HostName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers the look-up of a host whose address a rule changes: the name need not resolve here, and
 * no query for it leaves the machine. Names of this machine itself stay as they are, because
 * servers bind to what they resolve to.
 */
public final class PlaceholderHook extends Hook {
  private final Routes routes;
  private volatile boolean loaded;

  /** Decides by these rules. */
  public PlaceholderHook(Decisions decisions) {
    super(decisions);
    routes = new Routes(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object none,
      @Nullable Object host,
      @Nullable Object unused,
      @Nullable Object nothing)
      throws IOException {
    if (!(host instanceof String name) || !routes.sparesLookUp(name) || isOwn(name)) {
      return null;
    }
    load();
    var missing = routes.missing();
    if (missing != null) {
      throw new UnknownHostException(
          "redial: a rule says where to dial " + name + ", but " + missing);
    }
    return new InetAddress[] {Placeholders.of(name)};
  }

  private static boolean isOwn(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return HostName.isIp(name) || lower.equals("localhost") || lower.endsWith(".localhost");
  }

  /** Only now is it known whether the connection will find the host again. */
  private void load() {
    if (!loaded) {
      try {
        Class.forName("sun.nio.ch.NioSocketImpl", true, null);
        Class.forName("sun.nio.ch.SocketChannelImpl", true, null);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
      loaded = true;
    }
  }
}
