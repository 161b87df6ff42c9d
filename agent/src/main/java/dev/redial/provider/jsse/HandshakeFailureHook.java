package dev.redial.provider.jsse;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.report.TlsFailure;
import dev.redial.tls.trust.Jsse;
import java.io.IOException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Records a client's handshake that comes to nothing, where JSSE ends the connection. */
final class HandshakeFailureHook extends SideHook {
  private final JsseFailures failures;

  /** Fails if this JDK keeps the peer host elsewhere. */
  public HandshakeFailureHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    this.failures = new JsseFailures(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object context,
      @Nullable Object alert,
      @Nullable Object why,
      @Nullable Object cause) {
    if (alert != null && context != null) {
      var failure = isEndOfConnection(cause) ? TlsFailure.CLOSED : failure(alert, why, cause);
      failures.failed(handshaking(context, failure), failure);
    }
    return context;
  }

  /** JSSE then names an alert, although it cannot send it any more. */
  private static boolean isEndOfConnection(@Nullable Object cause) {
    var deepest = cause;
    while (deepest instanceof SSLException of && of.getCause() != null) {
      deepest = of.getCause();
    }
    return deepest instanceof IOException && !(deepest instanceof SSLException);
  }

  private static TlsFailure failure(Object alert, @Nullable Object why, @Nullable Object cause) {
    var name = alert.toString().toLowerCase(Locale.ROOT);
    if (why instanceof String text) {
      return new TlsFailure(name, text);
    }
    var message = cause instanceof Throwable thrown ? thrown.getMessage() : null;
    return new TlsFailure(name, message == null ? "" : message);
  }

  /**
   * The socket or the engine, or null once its first handshake is over. From TLS 1.3 on, a client
   * learns only then that the server does not accept its certificate.
   */
  private static @Nullable Object handshaking(Object context, TlsFailure failure) {
    try {
      return (boolean) Jsse.IS_NEGOTIATED.invokeExact(context) && !failure.isOfClientCertificate()
          ? null
          : (Object) Jsse.TRANSPORT.invokeExact(context);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
