package dev.redial.decision;

import dev.redial.report.Log;
import dev.redial.report.Unmet;
import dev.redial.rule.Capability;

/** Records what could not be woven, and says once what that means. */
public final class WeavingReport {
  private final Decisions decisions;
  private final Log log;

  WeavingReport(Decisions decisions, Log log) {
    this.decisions = decisions;
    this.log = log;
  }

  /** A type could not be woven for something. */
  public void didNotTake(Capability capability, String type, String reason) {
    var lacks = decisions.lacks();
    boolean wasInForce = lacks.notInForce() == null;
    if (!lacks.add(capability, type, reason)) {
      return;
    }
    if (wasInForce && lacks.notInForce() != null) {
      sayNotInForce();
    } else {
      var effect = Unmet.effect(capability, decisions.active().rules().rules());
      var lack = "this JVM lacks " + capability + "; " + effect;
      log.error("instrumentation of " + type + " did not take: " + reason + "; " + lack);
    }
  }

  /** The same, for all that a type of the JDK is woven for. */
  public void didNotTake(String type, String reason) {
    for (var capability : Capability.of(type)) {
      didNotTake(capability, type, reason);
    }
  }

  /** Woven classes cannot call the agent. */
  public void noBridge(Throwable why) {
    decisions.lacks().noBridge(String.valueOf(why));
    sayNotInForce();
  }

  private void sayNotInForce() {
    log.error("the rules are NOT in force: " + decisions.lacks().notInForce());
  }
}
