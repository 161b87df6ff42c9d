package dev.redial.decision;

import dev.redial.flight.Flight;
import dev.redial.flight.Peer;
import dev.redial.report.Fingerprints;
import dev.redial.report.HitLine;
import dev.redial.report.Log;
import dev.redial.report.TlsFailure;
import dev.redial.report.UnmatchedCounters;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import dev.redial.work.AgentCallScope;
import org.jspecify.annotations.Nullable;

/**
 * What is said of connections: log lines, hints, counters and fingerprints. Safe for use by many
 * threads.
 */
public final class Reports {
  private final Decisions decisions;
  private final Log log;
  private final WeavingReport weaving;
  private final BrokenHooks brokenHooks;
  private final UnmatchedCounters untouched = new UnmatchedCounters();
  private final Fingerprints fingerprints = new Fingerprints();
  private final Hints hints;
  private final AnswerHints answerHints;
  private final RouteFailures routeFailures;

  Reports(Decisions decisions, Log log) {
    this.decisions = decisions;
    this.log = log;
    this.weaving = new WeavingReport(decisions, log);
    this.hints = new Hints(log, decisions);
    this.brokenHooks = new BrokenHooks(decisions, log);
    this.answerHints = new AnswerHints(hints);
    this.routeFailures = new RouteFailures(decisions, log);
  }

  /**
   * Counts a hit, and logs the first one of the rule in this layer, or each that is a risk.
   *
   * @param layer what was changed
   * @param change its text says before and after, without secrets; most hits need no text
   */
  public void hit(Rule rule, Layer layer, String host, int port, Object change) {
    var tally = decisions.active().tally(rule);
    boolean isFirst = tally != null && tally.hit(layer);
    if (Flight.records()) {
      Flight.ruleApplied(
          rule.name(),
          layer.toString(),
          new Peer(host, port),
          change.toString(),
          decisions.onlyObserves(rule));
    }
    if (layer.isRisk() && !decisions.onlyObserves(rule)) {
      log.error(HitLine.of(rule, false, layer, new Peer(host, port), change.toString()));
    } else if (isFirst || log.debugs()) {
      boolean isObserved = decisions.onlyObserves(rule);
      log.info(HitLine.of(rule, isObserved, layer, new Peer(host, port), change.toString()));
    }
  }

  /** Says once what a rule asks for and does not get. */
  public void warnOnce(Rule rule, String what) {
    var tally = decisions.active().tally(rule);
    if (tally != null && tally.isNews(what)) {
      log.error("rule '" + rule.name() + "' " + what);
    }
  }

  /**
   * A client's TLS handshake came to nothing.
   *
   * @param rule whose connection it was, or null
   */
  public void handshakeFailed(@Nullable Rule rule, String host, int port, TlsFailure failure) {
    var tally = rule == null ? null : decisions.active().tally(rule);
    if (tally != null) {
      tally.failed("TLS " + failure.alert());
    }
    hints.handshakeFailed(rule, host, port, failure);
  }

  /** A server, or a proxy on the way to it, answered a request to this endpoint. */
  public void answered(String host, int port, int status) {
    if (!AgentCallScope.isGoingOn()) {
      var rule = decisions.holding(host, port);
      answerHints.answered(
          rule == null || decisions.onlyObserves(rule) ? null : rule, host, port, status);
    }
  }

  /** Where it is said what could not be woven. */
  public WeavingReport weaving() {
    return weaving;
  }

  /** The connections to which a rule gives a route that does not open. */
  public RouteFailures routeFailures() {
    return routeFailures;
  }

  /** The connections that no rule is for. */
  public UnmatchedCounters untouched() {
    return untouched;
  }

  /** What went out to each endpoint, if that is asked for. */
  public Fingerprints fingerprints() {
    return fingerprints;
  }

  /** What becomes of connections whose hook broke. */
  BrokenHooks brokenHooks() {
    return brokenHooks;
  }

  /** Counts a connection that is refused; answers with what its exception says. */
  String refused(Rule rule, String where, String host, Throwable cause) {
    var what = Refusal.inWords(rule, where, host, cause);
    var tally = decisions.active().tally(rule);
    if (tally == null || tally.refused(Refusal.KIND, what)) {
      log.error(what + "; status counts further ones");
    }
    Flight.ruleFailed(rule.name(), where, host, Refusal.KIND, String.valueOf(cause));
    return "redial: " + what;
  }
}
