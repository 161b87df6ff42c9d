package dev.redial.yaml;

import dev.redial.rule.RuleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a rule file.
 *
 * @param rules null when there is any error
 * @param problems in the order of the file
 */
public record RuleReport(@Nullable RuleSet rules, List<Problem> problems) {
  /** Copies the problems. */
  public RuleReport {
    problems = List.copyOf(problems);
  }
}
