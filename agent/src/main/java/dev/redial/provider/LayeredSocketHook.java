package dev.redial.provider;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.Endpoints;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Records the port that an application names when it puts TLS over a socket. The socket below may
 * be the application's tunnel through a proxy, and reports the proxy's port.
 */
final class LayeredSocketHook extends Hook {
  /** Needs no rule: what a failed handshake is reported of is the same endpoint. */
  public LayeredSocketHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets the new socket, the port, the socket below and the host. */
  @Override
  protected @Nullable Object on(
      @Nullable Object result,
      @Nullable Object port,
      @Nullable Object socket,
      @Nullable Object host) {
    if (result != null
        && host != null
        && port instanceof Integer asked
        && asked > 0
        && socket instanceof Socket below
        && below.getPort() != asked) {
      Endpoints.add(result, asked);
    }
    return result;
  }
}
