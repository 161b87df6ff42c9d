package dev.redial.control;

import dev.redial.report.Gap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM cannot carry out of the rules that it was given.
 *
 * @param notInForce why no rule is in force, or null
 */
record Shortfall(@Nullable String notInForce, List<Gap> gaps) {
  /** Whether any connection of a rule goes out without the rule, or not at all. */
  boolean isReal() {
    if (notInForce != null) {
      return true;
    }
    for (var gap : gaps) {
      if (gap.refuses()) {
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
    for (var gap : gaps) {
      text.append(gap).append('\n');
    }
    return text.toString();
  }
}
