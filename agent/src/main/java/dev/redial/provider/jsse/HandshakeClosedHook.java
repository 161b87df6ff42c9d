package dev.redial.provider.jsse;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.report.TlsFailure;
import org.jspecify.annotations.Nullable;

/**
 * Records that a connection of a rule is closed before its handshake is over. A client closes it
 * when its server did, when the server stays silent, or when it waits no longer.
 */
final class HandshakeClosedHook extends SideHook {
  private final JsseFailures failures;

  /** Fails if this JDK keeps the peer host elsewhere. */
  public HandshakeClosedHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    this.failures = new JsseFailures(decisions);
  }

  /** The sign is the alert that is being sent, or whether close_notify was received. */
  @Override
  protected @Nullable Object on(
      @Nullable Object transport,
      @Nullable Object handshake,
      @Nullable Object negotiated,
      @Nullable Object sign) {
    if (handshake != null && transport != null && Boolean.FALSE.equals(negotiated)) {
      var failure = failure(sign);
      if (failure != null && failures.isRuled(transport)) {
        failures.failed(transport, failure);
      }
    }
    return transport;
  }

  /** What the sign says, or null where the connection goes on. */
  private static @Nullable TlsFailure failure(@Nullable Object sign) {
    if (sign instanceof Boolean received) {
      return received ? TlsFailure.CLOSE_NOTIFY : TlsFailure.CLOSED;
    }
    var alert = String.valueOf(sign);
    return alert.equals("USER_CANCELED") || alert.equals("CLOSE_NOTIFY") ? TlsFailure.CLOSED : null;
  }
}
