package dev.redial.decision;

import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.ProtocolException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What a client gets in place of a connection, or of a request, that is refused. */
final class Refusal {
  /** What it is counted under. */
  static final String KIND = "refused by redial";

  private Refusal() {}

  static String inWords(Rule rule, String where, String host, Throwable cause) {
    return "rule '"
        + rule.name()
        + "' matches "
        + host
        + " and cannot be applied ("
        + where
        + "), so the connection is refused: "
        + cause;
  }

  static IOException of(@Nullable Layer layer, String message, Throwable cause) {
    if (layer == Layer.TLS) {
      return new SSLException(message, cause);
    }
    // OkHttp sends a request over HTTP/2 again, without end, after an exception of another type.
    var refusal = layer == Layer.HTTP ? new ProtocolException(message) : new IOException(message);
    refusal.initCause(cause);
    return refusal;
  }
}
