package dev.redial.client.jetty;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import dev.redial.rule.Rule;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's client: refuses to send a request over a kept connection that was made under another
 * rule. It then looks for another connection, as it does where one has just timed out.
 */
final class JettySendHook extends Hook {
  private static final ClientMethod BELOW = ClientMethod.object("getHttpConnection()");
  private static final ClientMethod SESSION = ClientMethod.object("getSession()");
  private static final ClientConstructor FAILURE =
      new ClientConstructor("HttpConnection", "SendFailure(Throwable,boolean)");

  /** Decides by these rules. */
  public JettySendHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.http().isEmpty();
  }

  /** Answers with what Jetty is to do about the failure, or with null to have it send. */
  @Override
  protected @Nullable Object on(
      @Nullable Object unused, @Nullable Object connection, @Nullable Object channel) {
    var transport = connection == null || channel == null ? null : transport(connection, channel);
    if (connection == null
        || transport == null
        || !JettyPool.isStale(decisions, connection, transport)) {
      return null;
    }
    JettyPool.retire(connection, transport);
    return FAILURE.create(connection, new ClosedChannelException(), true);
  }

  /** The session over HTTP/2, or the connection below; null for other protocols. */
  private static @Nullable Object transport(Object connection, Object channel) {
    if (SESSION.isIn(connection)) {
      return SESSION.get(connection);
    }
    return BELOW.isIn(channel) ? BELOW.call(channel) : null;
  }
}
