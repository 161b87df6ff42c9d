package dev.redial.decision;

import dev.redial.flight.Flight;
import dev.redial.report.Log;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import dev.redial.rule.host.Address;

/**
 * The connections to which a rule gives a route that does not open: many applications hide it
 * behind a retry. Safe for use by many threads.
 */
public final class RouteFailures {
  private final Decisions decisions;
  private final Log log;

  RouteFailures(Decisions decisions, Log log) {
    this.decisions = decisions;
    this.log = log;
  }

  /**
   * Counts one, and says so once in an hour for each rule and kind.
   *
   * @param kind what it failed of, one of few
   * @param why what was tried and what went wrong, without secrets
   */
  public void failed(Rule rule, Address asked, String kind, String why) {
    Flight.ruleFailed(rule.name(), Layer.ROUTE.toString(), asked.toString(), kind, why);
    var tally = decisions.active().tally(rule);
    if (tally != null && tally.routeFailed(kind)) {
      log.error(kind + ": rule '" + rule.name() + "': " + why + "; status counts further ones");
    }
  }
}
