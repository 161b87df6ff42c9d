package dev.redial.client.driver;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.LastTlsConnection;
import org.jspecify.annotations.Nullable;

/**
 * Gives a driver that looks into the server's certificate itself the verify name for the host that
 * it was configured with. No object at hand tells which connection it is.
 */
final class DriverHostHook extends Hook {
  /** Decides by the connection that the thread has begun, not by rules of its own. */
  public DriverHostHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object host) {
    var name = host instanceof String asked ? LastTlsConnection.nameFor(asked) : null;
    return name == null ? host : name;
  }
}
