package dev.redial.report;

import dev.redial.rule.Capability;
import dev.redial.rule.Place;
import dev.redial.rule.RequiredCapabilities;
import dev.redial.rule.Rule;
import java.util.Collection;

/** What it means for rules that a JVM lacks a capability, in words. */
public final class MissingCapabilityText {
  private static final String NOT_IN_FORCE = "no rule is in force";

  private MissingCapabilityText() {}

  /** For all of them, in a clause. */
  public static String effect(Capability capability, Collection<Rule> rules) {
    if (capability.place() == Place.EVERYWHERE) {
      return NOT_IN_FORCE;
    }
    var concerned = new StringBuilder();
    for (var rule : rules) {
      if (RequiredCapabilities.of(rule).contains(capability)) {
        concerned.append(concerned.length() == 0 ? "" : ", ").append('\'').append(rule.name());
        concerned.append('\'');
      }
    }
    if (concerned.length() == 0) {
      return "no rule needs it";
    }
    return "it concerns rule " + concerned + ": " + effect(capability);
  }

  /** For a rule that needs it. */
  public static String effect(Capability capability) {
    return switch (capability.place()) {
      case EVERYWHERE -> NOT_IN_FORCE;
      case NONE -> "nothing is refused for that";
      default -> "connections that need it are refused";
    };
  }
}
