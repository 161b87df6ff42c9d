package dev.redial.http;

import dev.redial.library.ClientMethod;
import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import dev.redial.tls.KeptAlive;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from sending a request over a connection that was made under another rule: HTTP/2
 * connections serve every host that has their address and that their certificate is valid for.
 */
public final class OkHttpCoalescingHook extends Hook {
  private static final ClientMethod ROUTE = ClientMethod.object("route()");
  private static final ClientMethod SOCKET = ClientMethod.object("socket()");
  private static final ClientMethod ADDRESS = ClientMethod.object("address()");

  /** Decides by these rules. */
  public OkHttpCoalescingHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same rule, not an equal one
  protected @Nullable Object on(
      @Nullable Object eligible,
      @Nullable Object address,
      @Nullable Object connection,
      @Nullable Object unused) {
    if (!Boolean.TRUE.equals(eligible) || address == null || connection == null) {
      return eligible;
    }
    var wanted = OkHttpUrl.of(address);
    var connected = OkHttpUrl.of(ADDRESS.get(ROUTE.get(connection)));
    var host = OkHttpUrl.host(connected);
    if (isStale((Socket) SOCKET.call(connection), host, OkHttpUrl.port(connected))) {
      return false;
    }
    if (OkHttpUrl.host(wanted).equals(host)) {
      return eligible;
    }
    return decisions.find(OkHttpUrl.host(wanted), OkHttpUrl.port(wanted))
        == decisions.find(host, OkHttpUrl.port(connected));
  }

  private boolean isStale(@Nullable Socket socket, String host, int port) {
    var session = socket instanceof SSLSocket secure ? secure.getSession() : null;
    return KeptAlive.isStale(decisions, session, host, port)
        || (socket != null
            && decisions.routed().mayBeStale(host, port)
            && decisions.routed().isStale(socket.getLocalPort(), host, port));
  }
}
