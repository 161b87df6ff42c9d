package dev.redial.http.raw;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.WeakIdentityMap;
import dev.redial.rule.Rule;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Records each socket without TLS that is connected to an endpoint of a rule. */
final class RawDialHook extends Hook {
  private final RawConnections connections;
  private final WeakIdentityMap<RawSocket> sockets;

  RawDialHook(Decisions decisions, WeakIdentityMap<RawSocket> sockets) {
    super(decisions);
    this.connections = new RawConnections(decisions);
    this.sockets = sockets;
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return rule.http().rawHttp();
  }

  @Override
  protected @Nullable Object on(@Nullable Object connected) {
    if (connected instanceof Socket socket && !(socket instanceof SSLSocket)) {
      var asked = RawStreamHook.address(socket);
      var connection = asked == null ? null : connections.of(asked);
      if (connection != null) {
        sockets.add(socket, new RawSocket(connection));
      }
    }
    return connected;
  }
}
