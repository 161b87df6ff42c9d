package dev.redial.yaml;

import dev.redial.rule.RuleSet;
import dev.redial.yaml.tree.Problem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a rule file.
 *
 * @param rules null when there is any error
 * @param problems in the order of the file
 * @param files the other files that it names, whether they were found or not: when one of them
 *     changes, the rules may
 * @param content the file as it was read, none if it could not be
 */
public record RuleReport(
    @Nullable RuleSet rules, List<Problem> problems, List<Path> files, RuleContent content) {
  /** Copies the collections. */
  public RuleReport {
    problems = List.copyOf(problems);
    files = List.copyOf(files);
  }
}
