package dev.redial.client.apache;

import dev.redial.decision.Decisions;
import dev.redial.http.Ports;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.ClientType;
import dev.redial.tls.KeptAlive;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** What an entry of Apache HttpClient's pools knows of its connection. */
final class ApachePool {
  private static final ClientType HTTP_ROUTE = new ClientType("HttpRoute");
  private static final ClientType OLD_CONNECTION = new ClientType("OperatedClientConnection");
  private static final ClientMethod ROUTE = ClientMethod.object("getRoute()");
  private static final ClientMethod CONNECTION = ClientMethod.object("getConnection()");
  private static final ClientMethod TARGET = ClientMethod.object("getTargetHost()");
  private static final ClientMethod HOST = ClientMethod.object("getHostName()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");
  private static final ClientMethod SCHEME = ClientMethod.object("getSchemeName()");
  private static final ClientMethod SESSION = ClientMethod.object("getSSLSession()");
  private static final ClientMethod LOCAL_PORT = ClientMethod.number("getLocalPort()");
  private static final ClientMethod LOCAL_ADDRESS = ClientMethod.object("getLocalAddress()");
  private static final ClientMethod SOCKET = ClientMethod.object("getSocket()");

  private ApachePool() {}

  /** Whether the connection was made under another rule than the one that holds now. */
  static boolean isStale(Decisions decisions, Object entry) {
    var route = ROUTE.call(entry);
    var connection = CONNECTION.call(entry);
    if (route == null || connection == null || !HTTP_ROUTE.isOf(route)) {
      return false;
    }
    var target = TARGET.get(route);
    var scheme = (String) SCHEME.call(target);
    var host = (String) HOST.call(target);
    int port = Ports.of(PORT.number(target), scheme);
    return goesAnotherWay(decisions, connection, host, port)
        || ("https".equalsIgnoreCase(scheme)
            && KeptAlive.isStale(decisions, session(connection), host, port));
  }

  private static boolean goesAnotherWay(
      Decisions decisions, Object connection, @Nullable String host, int port) {
    return decisions.tracked().routed().mayBeStale(host, port)
        && decisions.tracked().routed().isStale(localPort(connection), host, port);
  }

  /** Since 5.0 a connection has an address in place of the port. */
  private static int localPort(Object connection) {
    if (LOCAL_PORT.isIn(connection)) {
      return LOCAL_PORT.number(connection);
    }
    return LOCAL_ADDRESS.call(connection) instanceof InetSocketAddress local ? local.getPort() : 0;
  }

  /** Before 4.3 and in its old clients a connection has no such method, but a socket. */
  private static @Nullable SSLSession session(Object connection) {
    if (!OLD_CONNECTION.isOf(connection)) {
      return (SSLSession) SESSION.call(connection);
    }
    return SOCKET.call(connection) instanceof SSLSocket socket ? socket.getSession() : null;
  }
}
