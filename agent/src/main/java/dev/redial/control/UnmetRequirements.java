package dev.redial.control;

import dev.redial.report.UnmetRequirement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM cannot carry out of the rules that it was given.
 *
 * @param notInForce why no rule is in force, or null
 */
record UnmetRequirements(@Nullable String notInForce, List<UnmetRequirement> unmet) {
  /** Whether any connection of a rule goes out without the rule, or not at all. */
  boolean isReal() {
    if (notInForce != null) {
      return true;
    }
    for (var requirement : unmet) {
      if (requirement.refuses()) {
        return true;
      }
    }
    return false;
  }

  /** Lines for people. */
  String text() {
    if (notInForce != null) {
      return "the rules are NOT in force: " + notInForce + '\n';
    }
    var text = new StringBuilder();
    for (var requirement : unmet) {
      text.append(requirement).append('\n');
    }
    return text.toString();
  }
}
