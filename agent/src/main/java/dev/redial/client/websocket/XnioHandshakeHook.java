package dev.redial.client.websocket;

import dev.redial.decision.Decisions;
import dev.redial.reflect.ClientMethod;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * XNIO: changes the head of a handshake as {@link HandshakeTextHook} does. What is thrown there
 * ends in XNIO's log, so that a refusal is told to the future that the application waits for.
 */
final class XnioHandshakeHook extends HandshakeTextHook {
  private static final ClientMethod CLOSE = ClientMethod.object("close()");
  private static final ClientMethod FAIL = ClientMethod.object("setException(IOException)");

  /** Decides by these rules. */
  public XnioHandshakeHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object head,
      @Nullable Object uri,
      @Nullable Object connection,
      @Nullable Object future)
      throws IOException {
    try {
      return super.on(head, uri);
    } catch (IOException refusal) {
      try {
        end(connection, future, refusal);
      } catch (RuntimeException | LinkageError e) {
        refusal.addSuppressed(e);
      }
      throw refusal;
    }
  }

  private static void end(
      @Nullable Object connection, @Nullable Object future, IOException refusal) {
    if (connection != null) {
      CLOSE.call(connection);
    }
    if (future != null) {
      FAIL.call(future, refusal);
    }
  }
}
