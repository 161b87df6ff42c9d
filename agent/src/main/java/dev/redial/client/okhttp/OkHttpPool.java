package dev.redial.client.okhttp;

import dev.redial.decision.Decisions;
import dev.redial.reflect.ClientMethod;
import dev.redial.tls.KeptAlive;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** What OkHttp's pool knows of a connection. */
final class OkHttpPool {
  private static final ClientMethod ROUTE = ClientMethod.object("route()");
  private static final ClientMethod SOCKET = ClientMethod.object("socket()");
  private static final ClientMethod ADDRESS = ClientMethod.object("address()");

  private OkHttpPool() {}

  /** The URL, without a path, of the host that a connection was made for. */
  static Object url(Object connection) {
    return OkHttpUrl.of(ADDRESS.get(ROUTE.get(connection)));
  }

  /** Whether a connection was made under another rule than the one that holds now. */
  static boolean isStale(Decisions decisions, Object connection) {
    var url = url(connection);
    var host = OkHttpUrl.host(url);
    int port = OkHttpUrl.port(url);
    var socket = (Socket) SOCKET.call(connection);
    var session = socket instanceof SSLSocket secure ? secure.getSession() : null;
    return KeptAlive.isStale(decisions, session, host, port)
        || (socket != null
            && decisions.tracked().routed().mayBeStale(host, port)
            && decisions.tracked().routed().isStale(socket.getLocalPort(), host, port));
  }
}
