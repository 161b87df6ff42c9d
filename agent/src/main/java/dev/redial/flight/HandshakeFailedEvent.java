package dev.redial.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A TLS handshake of a client failed. */
@Name("dev.redial.HandshakeFailed")
@Label("Handshake failed")
@Description("A TLS handshake of a client failed.")
@Category("redial")
@StackTrace(true)
final class HandshakeFailedEvent extends Event {
  @Nullable String rule;
  @Nullable String host;
  int port;
  @Nullable String alert;
  @Nullable String likelyCause;
  @Nullable String likelyRule;
}
