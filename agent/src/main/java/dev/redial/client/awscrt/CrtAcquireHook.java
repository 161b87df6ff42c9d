package dev.redial.client.awscrt;

import dev.redial.decision.Decisions;
import dev.redial.http.RequestHook;
import dev.redial.reflect.ClientMethod;
import dev.redial.rule.Effect;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The AWS CRT: refuses a connection on which a rule cannot be carried out. It records the endpoint
 * of each other one, as requests do not tell the port.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the pool returns what the bridge knows as an object
final class CrtAcquireHook extends RequestHook {
  private static final ClientMethod ACQUIRE = ClientMethod.object("acquireConnection()");
  private static final ClientMethod CLOSE = ClientMethod.object("close()");

  /** Whether the hook itself asks the pool. */
  private static final ThreadLocal<@Nullable Boolean> ASKING = new ThreadLocal<>();

  /** Decides by these rules. */
  public CrtAcquireHook(Decisions decisions) {
    super(decisions);
  }

  /** Null has the pool go on by itself. */
  @Override
  protected @Nullable Object on(
      @Nullable Object unused, @Nullable Object pool, @Nullable Object target) throws IOException {
    if (pool == null || !(target instanceof URI uri) || ASKING.get() != null) {
      return null;
    }
    var host = uri.getHost();
    if (decisions.sandbox() != null) {
      return CompletableFuture.failedFuture(new IOException(CrtPools.PAST_THE_SANDBOX));
    }
    return decisions.any(host, Effect.ANY) == null && !isWatched()
        ? null
        : acquire(pool, host, "https".equals(uri.getScheme()));
  }

  private @Nullable Object acquire(Object pool, String host, boolean secure) {
    int port = CrtPools.portOf(pool);
    var rule = decisions.find(host, port);
    if (rule != null && !decisions.onlyObserves(rule)) {
      var obstacle = CrtPools.obstacle(rule, pool, secure);
      if (obstacle != null) {
        return CompletableFuture.failedFuture(refusal(rule, host, obstacle));
      }
    }
    return isSpared(find(host, port)) ? null : acquire(pool, host, port);
  }

  private IOException refusal(Rule rule, String host, String obstacle) {
    var cause = new IOException("AWS CRT: " + obstacle);
    return decisions.refusal(rule, rule.route().isEmpty() ? Layer.TLS : Layer.ROUTE, host, cause);
  }

  /** The application may use a connection before a future that it has been given is told of it. */
  private static Object acquire(Object pool, String host, int port) {
    CompletableFuture<?> inner;
    ASKING.set(true);
    try {
      inner = (CompletableFuture<?>) ACQUIRE.get(pool);
    } finally {
      ASKING.remove();
    }
    var outer = new CompletableFuture<Object>();
    inner.whenComplete(
        (connection, failure) -> {
          if (failure != null) {
            outer.completeExceptionally(failure);
            return;
          }
          CrtConnections.made(connection, host, port);
          if (!outer.complete(connection)) {
            CLOSE.call(connection);
          }
        });
    return outer;
  }
}
