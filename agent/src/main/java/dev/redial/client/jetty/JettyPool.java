package dev.redial.client.jetty;

import dev.redial.decision.Decisions;
import dev.redial.reflect.ClientMethod;
import dev.redial.tls.KeptAlive;
import java.util.Collection;
import javax.net.ssl.SSLEngine;

/** What is known of a connection that Jetty's client keeps, {@code HttpConnection}. */
final class JettyPool {
  /** What {@link SSLEngine#getSession} says of a connection without one. */
  private static final String NO_HANDSHAKE = "SSL_NULL_WITH_NULL_NULL";

  private static final ClientMethod DESTINATION = ClientMethod.object("getHttpDestination()");
  private static final ClientMethod HOST = ClientMethod.object("getHost()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");
  private static final ClientMethod END_POINT = ClientMethod.object("getEndPoint()");
  private static final ClientMethod TLS = ClientMethod.object("getSslConnection()");
  private static final ClientMethod ENGINE = ClientMethod.object("getSSLEngine()");
  private static final ClientMethod STREAMS = ClientMethod.object("getStreams()");
  private static final ClientMethod CLOSE = ClientMethod.object("close()");
  private static final ClientMethod REMOVE = ClientMethod.object("remove(Connection)");

  private JettyPool() {}

  /**
   * Whether the connection was made under another rule than the one that holds now.
   *
   * @param transport what it stands on, over HTTP/2 its session
   */
  static boolean isStale(Decisions decisions, Object connection, Object transport) {
    var endPoint = END_POINT.get(transport);
    if (!TLS.isIn(endPoint)) {
      return false;
    }
    var session = ((SSLEngine) ENGINE.get(TLS.get(endPoint))).getSession();
    if (session.getCipherSuite().equals(NO_HANDSHAKE)) {
      // The first request of a connection begins its handshake.
      return false;
    }
    var destination = DESTINATION.get(connection);
    return KeptAlive.isStale(
        decisions, session, (String) HOST.call(destination), PORT.number(destination));
  }

  /** Has it serve no more requests: closes it, unless others are still under way on it. */
  static void retire(Object connection, Object transport) {
    if (STREAMS.isIn(transport) && !((Collection<?>) STREAMS.get(transport)).isEmpty()) {
      REMOVE.call(DESTINATION.get(connection), connection);
    } else {
      close(connection);
    }
  }

  static void close(Object connection) {
    CLOSE.call(connection);
  }
}
