package dev.redial.decision;

import dev.redial.report.Log;
import dev.redial.report.MissingCapabilityText;
import dev.redial.rule.Capability;
import java.util.ArrayList;
import java.util.List;

/** Records what could not be woven, and says once what that means. */
public final class WeavingReport {
  private final Decisions decisions;
  private final Log log;

  /** What is said once it is known which rules it concerns. */
  private final List<Missing> untold = new ArrayList<>();

  private record Missing(Capability capability, String type, String reason) {}

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
      say(new Missing(capability, type, reason));
    }
  }

  /** The thread may be loading a class, and must not wait for the rules to be read. */
  private synchronized void say(Missing missing) {
    var rules = decisions.known();
    if (rules == null) {
      untold.add(missing);
    } else {
      say(missing, rules);
    }
  }

  private void say(Missing missing, ActiveRules rules) {
    var effect = MissingCapabilityText.effect(missing.capability(), rules.rules().rules());
    var lack = "this JVM lacks " + missing.capability() + "; " + effect;
    log.error(
        "instrumentation of "
            + missing.type()
            + " did not take: "
            + missing.reason()
            + "; "
            + lack);
  }

  /** Says what was found before these rules were read. */
  synchronized void tell(ActiveRules rules) {
    for (var missing : untold) {
      say(missing, rules);
    }
    untold.clear();
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
