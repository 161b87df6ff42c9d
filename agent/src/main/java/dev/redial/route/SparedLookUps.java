package dev.redial.route;

import dev.redial.decision.Decisions;
import dev.redial.rule.OldJdk;
import dev.redial.rule.host.HostName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hosts whose address a rule changes: their names need not resolve here, and no query for them
 * leaves the machine. Names of this machine itself stay as they are, because servers bind to what
 * they resolve to. Whatever is no name stays the JDK's to understand or to refuse: literals of all
 * kinds ({@code 127.1}, {@code 0x7f000001}, {@code ::1%lo}), and the empty text.
 */
public final class SparedLookUps {
  private final Routes routes;
  private volatile boolean loaded;

  public SparedLookUps(Decisions decisions) {
    this.routes = new Routes(decisions);
  }

  /**
   * The placeholder of a host, or null if it is to be looked up. Where a kind of dialling is not
   * woven, nobody would find the host of a placeholder again.
   *
   * @throws UnknownHostException if a connection to the placeholder would go nowhere
   */
  public @Nullable InetAddress answer(String name) throws UnknownHostException {
    if (!routes.sparesLookUp(name) || isOthers(name)) {
      return null;
    }
    routes.checkLookUp(name);
    load();
    return routes.leadsAll() ? Placeholders.of(name) : null;
  }

  /** Refuses a name if a type that must be woven for it is not. */
  public static void check(String name, @Nullable String missing) throws UnknownHostException {
    if (missing != null) {
      throw new UnknownHostException(
          "redial: a rule says where to dial " + name + ", but " + missing);
    }
  }

  private static boolean isOthers(String name) {
    var whole = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    var lower = whole.toLowerCase(Locale.ROOT);
    return HostName.toAscii(name) == null
        || lower.equals("localhost")
        || lower.endsWith(".localhost");
  }

  /** Only now is it known whether the connection will find the host again. */
  private void load() {
    if (!loaded) {
      try {
        Class.forName(OldJdk.IS_HERE ? OldJdk.SOCKETS : "sun.nio.ch.NioSocketImpl", true, null);
        Class.forName("sun.nio.ch.SocketChannelImpl", true, null);
        Class.forName("java.net.SocksSocketImpl", false, null);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
      loaded = true;
    }
  }
}
