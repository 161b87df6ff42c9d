package dev.redial.client.websocket;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.Members;
import dev.redial.rule.Effect;
import dev.redial.tls.Endpoints;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Grizzly makes its engines without a port: records the one that the connection is for. Tyrus says
 * it in the URL that its filter keeps, as the connection may lead to a proxy.
 */
final class GrizzlyEngineHook extends Hook {
  private static final String URL_OF_TYRUS = "val$uri";
  private static final int HTTPS = 443;

  /** Decides by these rules. */
  public GrizzlyEngineHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets the engine, the filter that made it, and the context of the connection. */
  @Override
  protected @Nullable Object on(
      @Nullable Object result, @Nullable Object filter, @Nullable Object context) {
    if (result instanceof SSLEngine engine
        && filter != null
        && context != null
        && engine.getPeerPort() < 1
        && decisions.any(engine.getPeerHost(), Effect.ANY) != null) {
      try {
        int port = portOf(engine.getPeerHost(), filter, context);
        if (port > 0) {
          Endpoints.add(engine, port);
        }
      } catch (Throwable t) {
        throw new IllegalStateException(t);
      }
    }
    return result;
  }

  private static int portOf(String host, Object filter, Object context) throws Throwable {
    if (filter.getClass().getName().contains(".tyrus.")) {
      var url = (URI) Objects.requireNonNull(Members.get(filter, URL_OF_TYRUS));
      return url.getPort() > 0 ? url.getPort() : HTTPS;
    }
    var connection = Objects.requireNonNull(Members.call(context, "getConnection"));
    return Members.call(connection, "getPeerAddress") instanceof InetSocketAddress peer
            && peer.getHostString().equalsIgnoreCase(host)
        ? peer.getPort()
        : 0;
  }
}
