package dev.redial.client.jdk;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.reflect.Members;
import org.jspecify.annotations.Nullable;

/**
 * java.net.http over HTTP/1.1: closes a kept connection that was made under another rule, where
 * {@code jdk.internal.net.http.ConnectionPool.getConnection} is about to hand it out.
 */
final class HttpClient1PoolHook extends SideHook {
  /** Decides by these rules. */
  public HttpClient1PoolHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object connection) {
    try {
      if (connection == null || !HttpClientPool.isStale(decisions, connection)) {
        return connection;
      }
      Members.call(connection, "close");
      HttpClientPool.ended(decisions, connection);
      return null;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
