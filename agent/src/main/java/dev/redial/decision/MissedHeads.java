package dev.redial.decision;

import dev.redial.report.RuleCounters;
import dev.redial.rule.Rule;

/** Says that a rule does not reach the request heads that it is for: once for each rule. */
public final class MissedHeads {
  private MissedHeads() {}

  /** One went as it was through a socket, a channel, or an engine of TLS. */
  public static void byHand(Decisions decisions, Rule rule) {
    say(
        decisions,
        rule,
        "left a request as it was. The application wrote it by hand, or by an HTTP client that redial does not know; 'raw-http: true' in the rule reaches it");
  }

  /** A TLS connection begins; perhaps heads should have come on earlier ones. */
  public static void handshakeBegins(Decisions decisions, Rule rule) {
    var tally = rule.http().isEmpty() ? null : decisions.active().tally(rule);
    if (tally != null && tally.begins(System.currentTimeMillis())) {
      say(decisions, rule, onAll(tally));
    }
  }

  /** In words, of a rule that {@linkplain RuleCounters#missesHeads() misses} all heads. */
  public static String onAll(RuleCounters tally) {
    return "has changed no request head on any of its TLS connections, "
        + tally.missesHeads()
        + " so far. If they carry HTTP, redial does not know which client writes it; 'raw-http: true' in the rule reaches heads of HTTP/1.x, and nothing reaches those of HTTP/2";
  }

  private static void say(Decisions decisions, Rule rule, String what) {
    var tally = decisions.active().tally(rule);
    if (tally != null && tally.isNews("misses heads")) {
      decisions.reports().warnOnce(rule, what);
    }
  }
}
