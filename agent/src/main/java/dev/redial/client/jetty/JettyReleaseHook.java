package dev.redial.client.jetty;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.reflect.ClientMethod;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's client over HTTP/2: closes a connection that was made under another rule when the last
 * request on it is done; {@link JettySendHook} lets no further one begin.
 */
final class JettyReleaseHook extends SideHook {
  private static final ClientMethod SESSION = ClientMethod.object("getSession()");

  /** Decides by these rules. */
  public JettyReleaseHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object connection, @Nullable Object active) {
    if (connection != null
        && active instanceof Collection<?> channels
        && channels.isEmpty()
        && JettyPool.isStale(decisions, connection, SESSION.get(connection))) {
      JettyPool.close(connection);
    }
    return null;
  }
}
