package dev.redial.http;

import dev.redial.library.ByIdentity;
import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Sends what is kept back of a head that will not be finished, before a socket's output ends. */
final class RawCloseHook extends Hook {
  private final boolean tls;
  private final ByIdentity<RawConnection> connections;

  RawCloseHook(Decisions decisions, boolean tls, ByIdentity<RawConnection> connections) {
    super(decisions);
    this.tls = tls;
    this.connections = connections;
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object socket,
      @Nullable Object unused,
      @Nullable Object none,
      @Nullable Object nothing) {
    if (socket != null && socket instanceof SSLSocket == tls) {
      var connection = connections.of(socket);
      if (connection != null) {
        connection.release();
      }
    }
    return socket;
  }
}
