package dev.redial.client.jdk;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.reflect.Members;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * java.net.http over HTTP/2: takes a connection that was made under another rule out of the pool,
 * where {@code jdk.internal.net.http.Http2ClientImpl.getConnectionFor} has just found it. It holds
 * the pool's lock. What still goes over the connection comes to its end first.
 */
final class HttpClient2PoolHook extends SideHook {
  /** Decides by these rules. */
  public HttpClient2PoolHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object connection, @Nullable Object pool) {
    if (connection == null || !(pool instanceof Map<?, ?> connections)) {
      return connection;
    }
    try {
      var transport = Members.get(connection, "connection");
      if (transport == null || !mustEnd(transport)) {
        return connection;
      }
      connections.values().remove(connection);
      // with the last of its streams it closes
      Members.call(connection, "setFinalStream");
      if (isIdle(connection)) {
        Members.call(connection, "close");
        Members.call(transport, "close");
        HttpClientPool.ended(decisions, transport);
      } else {
        RetiredHttp2.add(connection);
      }
      return null;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  private boolean mustEnd(Object transport) throws Throwable {
    return HttpClientPool.isStale(decisions, transport)
        || HttpClientPool.mustNotBeHttp2(decisions, transport);
  }

  private static boolean isIdle(Object connection) throws ReflectiveOperationException {
    return Integer.valueOf(0).equals(Members.get(connection, "numReservedClientStreams"))
        && Members.get(connection, "streams") instanceof Map<?, ?> streams
        && streams.isEmpty();
  }
}
