package dev.redial.http.raw;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.reflect.WeakIdentityMap;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Sends what is kept back of a head that will not be finished, before a socket's output ends. */
final class RawCloseHook extends SideHook {
  private final boolean tls;
  private final WeakIdentityMap<RawSocket> sockets;

  RawCloseHook(Decisions decisions, boolean tls, WeakIdentityMap<RawSocket> sockets) {
    super(decisions);
    this.tls = tls;
    this.sockets = sockets;
  }

  @Override
  protected @Nullable Object on(@Nullable Object socket) {
    if (socket != null && socket instanceof SSLSocket == tls) {
      var known = sockets.of(socket);
      if (known != null) {
        known.release();
      }
    }
    return socket;
  }
}
