package dev.redial.http;

import dev.redial.library.ClientMethod;
import dev.redial.library.ClientTypes;
import dev.redial.operate.Decisions;
import dev.redial.tls.KeptAlive;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** What an entry of Apache HttpClient's pools knows of its connection. */
final class ApachePool {
  private static final ClientMethod ROUTE = ClientMethod.object("getRoute()");
  private static final ClientMethod CONNECTION = ClientMethod.object("getConnection()");
  private static final ClientMethod TARGET = ClientMethod.object("getTargetHost()");
  private static final ClientMethod HOST = ClientMethod.object("getHostName()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");
  private static final ClientMethod SCHEME = ClientMethod.object("getSchemeName()");
  private static final ClientMethod SESSION = ClientMethod.object("getSSLSession()");
  private static final ClientMethod SOCKET = ClientMethod.object("getSocket()");

  private ApachePool() {}

  /** Whether the connection was made under another rule than the one that holds now. */
  static boolean isStale(Decisions decisions, Object entry) {
    var route = ROUTE.call(entry);
    var connection = CONNECTION.call(entry);
    if (route == null
        || connection == null
        || ClientTypes.named(route.getClass(), "HttpRoute") == null) {
      return false;
    }
    var target = TARGET.get(route);
    var scheme = (String) SCHEME.call(target);
    return "https".equalsIgnoreCase(scheme)
        && KeptAlive.isStale(
            decisions,
            session(connection),
            (String) HOST.call(target),
            Ports.of(PORT.number(target), scheme));
  }

  /** Before 4.3 and in its old clients a connection has no such method, but a socket. */
  private static @Nullable SSLSession session(Object connection) {
    var type = connection.getClass();
    if (ClientTypes.named(type, "OperatedClientConnection") == null) {
      return (SSLSession) SESSION.call(connection);
    }
    return SOCKET.call(connection) instanceof SSLSocket socket ? socket.getSession() : null;
  }
}
