package dev.redial.report;

import dev.redial.flight.Peer;
import dev.redial.rule.Rule;

/** What the log says of a rule that was carried out, or observed. */
public final class HitLine {
  /** The layer in which TLS is left out. */
  public static final String PLAINTEXT = "plaintext";

  /** The layer in which a certificate is accepted that the JDK disables. */
  public static final String WEAK_CERTIFICATE = "weak certificate";

  private HitLine() {}

  /** Whether what is done in a layer gives up security: then each time is logged. */
  public static boolean isRisk(String layer) {
    return layer.equals(PLAINTEXT) || layer.equals(WEAK_CERTIFICATE);
  }

  public static String of(Rule rule, boolean observed, String layer, Peer peer, String change) {
    var line = new StringBuilder("rule '").append(rule.name()).append('\'');
    line.append(observed ? " (observe) would change " : " changes ").append(peer.host());
    if (peer.port() > 0) {
      line.append(':').append(peer.port());
    }
    line.append(", ").append(layer).append(": ").append(change);
    if (rule.reason() != null) {
      line.append(" (").append(rule.reason()).append(')');
    }
    return line.toString();
  }
}
