package dev.redial.connect.socket;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.route.Placeholders;
import dev.redial.route.Routes;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Refuses ruled connections of the old implementation of sockets, which cannot be led. */
final class OldSocketHook extends Hook {
  private final Routes routes;

  /** Decides by these rules. */
  public OldSocketHook(Decisions decisions) {
    super(decisions);
    routes = new Routes(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object address) throws IOException {
    if (address instanceof InetSocketAddress asked) {
      var route = routes.find(Placeholders.host(asked), asked);
      if (route != null) {
        var reason =
            new IOException("remove -Djdk.net.usePlainSocketImpl, which is for old sockets");
        throw routes.refusal(route, reason);
      }
    }
    return address;
  }
}
