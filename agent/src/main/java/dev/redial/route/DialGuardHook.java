package dev.redial.route;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Looks once more before a socket or a channel dials: where the hook that leads it is missing, the
 * connection of a rule is refused.
 */
public final class DialGuardHook extends Hook {
  private final Routes routes;

  /** For what dials there. */
  public DialGuardHook(Decisions decisions, Place place) {
    super(decisions);
    routes = new Routes(decisions, place);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.route().isEmpty();
  }

  /** Gets the address and, of a Socket, its implementation. */
  @Override
  protected @Nullable Object on(@Nullable Object address, @Nullable Object impl)
      throws IOException {
    if (address instanceof InetSocketAddress asked) {
      var host = Placeholders.host(asked);
      routes.check(host, asked.getPort());
      if (impl != null && delegates(impl)) {
        routes.check(host, asked.getPort(), Place.SOCKET_PROXY);
      }
    }
    return address;
  }

  /** Whether it has a proxy, or asks for one. */
  private static boolean delegates(Object impl) {
    var type = impl.getClass().getName();
    return type.equals("java.net.SocksSocketImpl") || type.equals("java.net.HttpConnectSocketImpl");
  }
}
