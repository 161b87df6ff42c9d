package dev.redial.yaml.tree;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a rule file, where, and what to write instead.
 *
 * @param line from 1
 * @param column from 1
 * @param rule the rule that it concerns, or null for the file as a whole and for a rule without
 *     name
 */
public record Problem(
    String file,
    int line,
    int column,
    Severity severity,
    @Nullable String rule,
    String what,
    String remedy)
    implements Comparable<Problem> {
  /** Whether the file is rejected for it. */
  public enum Severity {
    ERROR("error"),
    WARNING("warning");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** In the order of the file. */
  @Override
  public int compareTo(Problem other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  /** The line that tools know from compilers. */
  @Override
  public String toString() {
    var about = rule == null ? "" : "rule '" + rule + "': ";
    return file + ":" + line + ":" + column + ": " + severity + ": " + about + what + "; " + remedy;
  }
}
