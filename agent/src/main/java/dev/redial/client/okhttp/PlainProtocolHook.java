package dev.redial.client.okhttp;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.PlaintextSession;
import org.jspecify.annotations.Nullable;

/**
 * Gives OkHttp's description of a handshake the lowest protocol that it knows. OkHttp throws on a
 * connection without a protocol, and has no name for none.
 */
final class PlainProtocolHook extends Hook {
  private static final String LEAST = "SSLv3";

  /** Decides by the name, not by rules of its own. */
  public PlainProtocolHook(Decisions decisions) {
    super(decisions);
  }

  @SuppressWarnings("ReferenceEquality") // the name of a connection that a rule has go without TLS
  @Override
  protected @Nullable Object on(@Nullable Object protocol) {
    return protocol == PlaintextSession.NO_PROTOCOL ? LEAST : protocol;
  }
}
