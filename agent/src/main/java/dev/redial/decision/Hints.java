package dev.redial.decision;

import dev.redial.flight.Flight;
import dev.redial.flight.Peer;
import dev.redial.report.Log;
import dev.redial.report.OnceAnHour;
import dev.redial.report.TlsFailure;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * One line on a failure that a rule could repair: many applications hide it behind a retry or a
 * time-out. The same is said once in an hour. Safe for use by many threads.
 */
final class Hints {
  private static final int HTTP = 80;
  private static final String COMMAND = "java -jar redial-agent.jar ";

  private final Log log;
  private final Decisions decisions;
  private final OnceAnHour said = new OnceAnHour();

  Hints(Log log, Decisions decisions) {
    this.log = log;
    this.decisions = decisions;
  }

  /**
   * What an answer that refuses says.
   *
   * @param what the status
   * @param likely why, most likely
   * @param remedy what a rule could say
   */
  record Failure(String what, String likely, String remedy) {}

  /** The same of a handshake, whose alert says what. */
  record Cause(String likely, String remedy) {}

  /**
   * Counts such answers for the rule that was applied, and says so.
   *
   * @param times how many there are to count
   */
  void answered(@Nullable Rule rule, String host, int port, Failure failure, int times) {
    var at = at(host, port);
    for (int i = 0; rule != null && i < times; i++) {
      count(rule, at, failure);
    }
    if (isNews(rule, host + ' ' + port + ' ' + failure.what)) {
      say(
          at + " answers " + failure.what,
          standing(rule, host, port),
          new Cause(failure.likely, failure.remedy),
          (port == HTTP ? "http://" : "https://") + at);
    }
  }

  private void count(Rule rule, String at, Failure failure) {
    var kind = "HTTP " + failure.what;
    var tally = decisions.active().tally(rule);
    if (tally != null) {
      tally.answerFailed(kind);
    }
    Flight.ruleFailed(rule.name(), Layer.HTTP.toString(), at, kind, failure.likely);
  }

  void handshakeFailed(@Nullable Rule rule, String host, int port, TlsFailure failure) {
    var alert = failure.alert();
    var cause = TlsCauses.of(failure, rule);
    var applied = rule == null ? null : rule.name();
    Flight.handshakeFailed(
        applied,
        new Peer(host, port),
        alert,
        cause == null ? null : cause.likely,
        cause == null ? null : cause.remedy);
    boolean isWorthIt = cause != null || rule != null;
    if (!isWorthIt || !isNews(rule, host + ' ' + port + ' ' + alert)) {
      return;
    }
    var at = at(host, port);
    var what = "the TLS handshake with " + at + " failed, " + alert;
    if (cause == null) {
      log.info(what + ": " + failure.why() + "; " + standing(rule, host, port));
    } else {
      say(what, standing(rule, host, port), cause, "https://" + at);
    }
  }

  /** What fails under a rule is news although the same failed without one. */
  private boolean isNews(@Nullable Rule rule, String what) {
    var tally = rule == null ? null : decisions.active().tally(rule);
    return tally == null ? said.isNews(what) : tally.isLatelyNews(what);
  }

  private static String at(String host, int port) {
    var name = host.indexOf(':') < 0 || host.startsWith("[") ? host : "[" + host + "]";
    return port > 0 ? name + ":" + port : name;
  }

  private void say(String what, String standing, Cause cause, String url) {
    log.info(
        what
            + ": "
            + cause.likely
            + "; "
            + standing
            + "; in a rule, see "
            + cause.remedy
            + "; what is sent: "
            + COMMAND
            + "explain --pid "
            + ProcessHandle.current().pid()
            + " "
            + url
            + "/; which rule helps: "
            + COMMAND
            + "doctor "
            + url);
  }

  private String standing(@Nullable Rule rule, String host, int port) {
    if (rule != null) {
      return "rule '" + rule.name() + "' was applied";
    }
    var paused = decisions.active().paused();
    var off = paused == null ? null : paused.match(host, port, System.currentTimeMillis());
    return off == null
        ? "no rule is for it"
        : "rule '" + off.name() + "' is for it, but the rules are off; switch them on with: on PID";
  }
}
