package dev.redial.report;

import dev.redial.flight.Peer;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;

/** What the log says of a rule that was carried out, or observed. */
public final class HitLine {
  private HitLine() {}

  public static String of(Rule rule, boolean observed, Layer layer, Peer peer, String change) {
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
